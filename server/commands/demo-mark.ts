/** The mark by which a data folder says that it holds a demonstration, and whose people. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (dataFolder: string) => join(dataFolder, 'demo.json')

export const isDemoData = (dataFolder: string): boolean => existsSync(fileIn(dataFolder))

/** Hash of the people who have accounts. */
export function demoPeopleOf(dataFolder: string): string | undefined {
  if (!isDemoData(dataFolder)) return undefined
  return (JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) as { people: string }).people
}

export const markAsDemo = (dataFolder: string, people: string): void =>
  writeFileSync(fileIn(dataFolder), JSON.stringify({ people }), { mode: 0o600 })
