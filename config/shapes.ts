import type { Sound } from './folder.ts'
import { checkJsonText } from './json-text.ts'
import type { Report } from './report.ts'
import type { FindFaults } from './schema/faults.ts'
import { schemaFinding } from './schema/findings.ts'
import type { Source, SourceFile } from './source.ts'

/** Of which is known that nothing is wrong with them by themselves. */
const flawless = new WeakSet<SourceFile>()

/**
 * Each file by itself: its text, then its shape. Says what of it may be trusted, so that the checks that follow see
 * everything that is sound and do not stumble over, or repeat, what is not.
 */
export function checkShapes(source: Source, faultsOf: FindFaults, report: Report): Sound {
  const unsound = new Map<string, Harm>()
  for (const file of source.files) {
    if (file.kind === undefined || file.kind === 'locations' || flawless.has(file)) continue
    let isFlawless = true
    const isUsable = checkJsonText(file, (...found) => {
      isFlawless = false
      report(...found)
    })
    if (!isUsable) continue
    const faults = faultsOf(file.kind, file.json()).map(schemaFinding)
    for (const { code, pointer, part, finding } of faults) {
      report(code, { file: file.path, pointer, ...(part && { part }) }, finding)
    }
    if (isFlawless && faults.length === 0) flawless.add(file)
    // What nobody reads does no harm.
    const harmful = faults.filter(({ code }) => code !== 'schema.unknown_property').map(({ pointer }) => pointer)
    if (harmful.length > 0) unsound.set(file.path, harmOf(harmful))
  }
  return (file, pointer) => {
    const harm = unsound.get(file)
    return !harm || !(harm.isWhole || harm.at.has(pointer))
  }
}

/** Where nothing may be trusted: at faults, and at all that they are a part of. */
interface Harm {
  readonly isWhole: boolean
  readonly at: ReadonlySet<string>
}

function harmOf(faults: readonly string[]): Harm {
  const at = new Set(faults)
  for (const fault of faults) {
    for (let end = fault.lastIndexOf('/'); end >= 0; end = end > 0 ? fault.lastIndexOf('/', end - 1) : -1)
      at.add(fault.slice(0, end))
  }
  return { isWhole: faults.includes(''), at }
}
