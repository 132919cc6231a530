/** A page of documentation as steps that can be taken: files to write, changes to make, commands and what they print. */
export type Step =
  | { readonly kind: 'write'; readonly file: string; readonly text: string }
  | { readonly kind: 'change'; readonly file: string; readonly from: string; readonly to: string }
  | { readonly kind: 'run'; readonly command: string; readonly output: string }
  /** What the command that was left open has printed since. */
  | { readonly kind: 'heard'; readonly output: string }

/** Fences in their order. A file is named in backticks before its fence; a change is of the file named last. */
export function stepsOf(page: string): readonly Step[] {
  const steps: Step[] = []
  let end = 0
  let file = ''
  for (const fence of page.matchAll(/^```(\w+)( dev)?\n([\s\S]*?)^```$/gm)) {
    const [whole, language, dev, text = ''] = fence
    const names = [...page.slice(end, fence.index).matchAll(/`([\w./-]+\.json)`/g)].map(([, name = '']) => name)
    end = fence.index + whole.length
    file = names.at(-1) ?? file
    if (language === 'json') steps.push({ kind: 'write', file, text })
    if (language === 'diff') {
      const line = (mark: string) =>
        text
          .split('\n')
          .find((one) => one.startsWith(mark))
          ?.slice(1) ?? ''
      steps.push({ kind: 'change', file, from: line('-'), to: line('+') })
    }
    if (language !== 'console') continue
    if (dev && !text.startsWith('$ ')) steps.push({ kind: 'heard', output: text })
    for (const part of text.split(/^\$ /m).slice(1)) {
      const [command = '', ...output] = part.split('\n')
      steps.push({ kind: 'run', command, output: output.join('\n') })
    }
  }
  return steps
}

/** Without what differs from run to run: times, ports, ends of lines. */
export const settledOutput = (text: string): string =>
  text
    .replaceAll(/\d+ ms/g, '12 ms')
    .replaceAll(/\d\d:\d\d:\d\d/g, '12:00:00')
    .replaceAll(/localhost:\d+/g, 'localhost:3000')
    .replaceAll(/[ \t]+$/gm, '')
    .trim()
