/**
 * Goes from one release to the next and back without end in the data folder named, records and all, and says the hash of
 * each release that served. Run as a process of its own, to be killed.
 */
import { writeSync } from 'node:fs'
import { now } from '../../lib/people.ts'
import { changingLibrary, laterLibrary, lendMany, libraryModel } from './changing-library.ts'

const [, , folder = ''] = process.argv
const library = await changingLibrary(folder)
await lendMany(library)
for (;;) {
  for (const model of [laterLibrary, libraryModel]) {
    await library.turnTo(model)
    writeSync(1, `${model.hash}\n`)
    await library.records.settleAll({ at: () => now })
  }
}
