/** How deep a JSON text nests and of how many parts it is made, without parsing it: what follows may then recurse and allocate. */
export function weightOf(text: string): { readonly depth: number; readonly signs: number } {
  let depth = 0
  let deepest = 0
  let signs = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x22) index = endOfText(text, index)
    else if (code === 0x5b || code === 0x7b) {
      signs++
      deepest = Math.max(deepest, ++depth)
    } else if (code === 0x5d || code === 0x7d) depth--
    else if (code === 0x2c) signs++
  }
  return { depth: deepest, signs }
}

/** Index of the closing quote; of the end, where there is none. */
function endOfText(text: string, begin: number): number {
  for (let index = begin + 1; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x22) return index
    if (code === 0x5c) index++
  }
  return text.length
}
