import { parse } from 'jsonc-parser'
import type { ReadFile } from './declared.ts'
import type { Sound } from './folder.ts'
import { checkJsonText } from './json-text.ts'
import { limits } from './limits.ts'
import type { Report } from './report.ts'
import type { FindFaults } from './schema/faults.ts'
import { schemaFinding } from './schema/findings.ts'
import { depthOf, type Source, type SourceFile } from './source.ts'

/**
 * Each file by itself: its text, then its shape. Says what of it may be trusted, so that the checks that follow see
 * everything that is sound and do not stumble over, or repeat, what is not.
 */
export function checkShapes(
  source: Source,
  faultsOf: FindFaults,
  report: Report,
): { readonly sound: Sound; readonly read: readonly ReadFile[] } {
  const unsound = new Map<string, readonly string[]>()
  const read = source.files.flatMap((file): ReadFile[] => {
    if (file.kind === undefined || file.kind === 'locations') return []
    if (!checkJsonText(file, report)) {
      unsound.set(file.path, [''])
      return [{ file, json: recovered(file), whole: false }]
    }
    const json = file.json()
    const faults = faultsOf(file.kind, json).map(schemaFinding)
    for (const { code, pointer, part, finding } of faults) {
      report(code, { file: file.path, pointer, ...(part && { part }) }, finding)
    }
    // What nobody reads does no harm.
    const harmful = faults.filter(({ code }) => code !== 'schema.unknown_property').map(({ pointer }) => pointer)
    if (harmful.length > 0) unsound.set(file.path, harmful)
    return [{ file, json, whole: true }]
  })
  const sound: Sound = (file, pointer) =>
    !unsound.get(file)?.some((fault) => fault === '' || fault === pointer || fault.startsWith(`${pointer}/`))
  return { sound, read }
}

/** What can be made out of a text with a slip in it. */
const recovered = (file: SourceFile): unknown => (depthOf(file.text) > limits.depth ? undefined : parse(file.text))
