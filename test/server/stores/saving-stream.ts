/**
 * Saves without end into the data folder named, eight writers at once, and says `<record> <version>` of each write that
 * was acknowledged. Run as a process of its own, to be killed.
 */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { townLibrary } from './town-library.ts'

const [, , folder = ''] = process.argv
const library = await townLibrary(folder)
const WRITERS = 8
const VERSIONS = 4

async function write(): Promise<never> {
  for (;;) {
    const record = randomUUID()
    for (let version = 1; version <= VERSIONS; version++) {
      const action = { name: version === 1 ? 'create' : 'update', record, mutation: randomUUID() }
      const due = { lent_on: '2024-05-01', due_on: '2024-05-20' }
      const done = await library.perform('nadia', { ...action, answers: { title: `Title ${version}`, ...due } })
      writeSync(1, `${record} ${done.record.version}\n`)
    }
  }
}

await Promise.all(Array.from({ length: WRITERS }, write))
