/** Names of new things, made out of what people call them. */
import { reservedNames } from '../../../../engine/records/core-facts.ts'

const LONGEST = 50

export function idFrom(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, LONGEST)
    .replace(/_+$/, '')
  return plain
}

/** One that is not taken; where the label has no letters that names have, the word for such things with a number. */
export function newId(label: string, word: string, taken: readonly string[]): string {
  const before = idFrom(label) || word
  const isTaken = (id: string) => taken.includes(id) || reservedNames.has(id)
  if (idFrom(label) !== '' && !isTaken(before)) return before
  let number = idFrom(label) === '' ? 1 : 2
  while (isTaken(`${before}_${number}`)) number += 1
  return `${before}_${number}`
}

/** For options any script will do no better: a number, where a label has no plain letters. */
export function optionsFrom(lines: string, language: string): readonly { id: string; label: Record<string, string> }[] {
  const made: { id: string; label: Record<string, string> }[] = []
  for (const line of lines.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const taken = made.map(({ id }) => id)
    made.push({ id: newId(line, 'option', taken), label: { [language]: line } })
  }
  return made
}
