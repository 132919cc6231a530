import { parse } from 'jsonc-parser'
import type { FileKind } from './file-kinds.ts'
import type { Reading } from './folder.ts'
import { checkJsonText } from './json-text.ts'
import { limits } from './limits.ts'
import type { Report } from './report.ts'
import type { FindFaults } from './schema/faults.ts'
import { schemaFinding } from './schema/findings.ts'
import type { SchemaKind } from './schema/index.ts'
import { depthOf, type Source, type SourceFile } from './source.ts'

/**
 * Each file by itself: its text, then its shape. Says what of it may be trusted, so that the checks that follow see
 * everything that is sound and do not stumble over, or repeat, what is not.
 */
export function checkShapes(source: Source, faultsOf: FindFaults, report: Report): Reading {
  const jsons = new Map<string, unknown>()
  const unsound = new Map<string, string[]>()
  for (const file of source.files) {
    if (file.kind === undefined || file.kind === 'locations') continue
    const whole = checkJsonText(file, report)
    const json = whole ? file.json() : recovered(file)
    jsons.set(file.path, json)
    // A slip in the text makes its shape look wrong: only the slip is worth hearing about.
    const faults = json === undefined ? [] : faultsOf(schemaKind(file.kind), json).map(schemaFinding)
    for (const { code, pointer, part, finding } of whole ? faults : []) {
      report(code, { file: file.path, pointer, ...(part && { part }) }, finding)
    }
    const harmful = faults.filter(({ code }) => code !== 'schema.unknown_property').map(({ pointer }) => pointer)
    if (harmful.length > 0) unsound.set(file.path, harmful)
  }
  return {
    sound: (file, pointer) => !unsound.get(file)?.some((fault) => fault === pointer || fault.startsWith(`${pointer}/`)),
    jsonOf: ({ path }) => jsons.get(path),
  }
}

const schemaKind = (kind: Exclude<FileKind, 'locations'>): SchemaKind => kind

const recovered = (file: SourceFile): unknown => (depthOf(file.text) > limits.depth ? undefined : parse(file.text))
