/** An id that follows from a text: the same text, the same id. In the form of a UUID; no secret, and nothing to sign with. */
export function derivedId(text: string): string {
  const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x85ebca6b].map((seed, lane) => mixed(text, seed, lane))
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')
}

function mixed(text: string, seed: number, lane: number): number {
  let hash = seed ^ text.length
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995 + lane * 0x1000193)
    hash = (hash << 13) | (hash >>> 19)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
