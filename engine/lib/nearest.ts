/** The word that somebody probably meant: the nearest by edits, if it is near at all. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: { readonly word: string; readonly distance: number } | undefined
  for (const candidate of words) {
    const limit = Math.min(best?.distance ?? 4, Math.ceil(Math.max(word.length, candidate.length) / 3) + 1)
    const distance = Math.abs(word.length - candidate.length) >= limit ? limit : edits(word, candidate)
    if (distance < limit) best = { word: candidate, distance }
  }
  return best?.word
}

function edits(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const changed = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      line.push(Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[other.length] ?? 0
}
