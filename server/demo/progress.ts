const WIDTH = 32

/** A bar that redraws itself on a terminal; elsewhere a line for every tenth. */
export function progressBar(out: { readonly isTTY?: boolean; write(text: string): unknown }) {
  let tenth = -1
  return (done: number, total: number) => {
    const share = total === 0 ? 1 : done / total
    const full = Math.round(share * WIDTH)
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${total}`
    if (out.isTTY) out.write(`\r${bar}${done === total ? '\n' : ''}`)
    else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10)
      out.write(`${bar}\n`)
    }
  }
}
