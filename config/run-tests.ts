import { own } from '../engine/lib/own.ts'
import type { Model } from '../engine/model.ts'
import { checkFolder } from './check.ts'
import type { Folder } from './folder.ts'
import { loadFolder } from './load.ts'
import { inWords } from './plain-words.ts'
import { positionsOf } from './positions.ts'
import { printIssues } from './print-issues.ts'
import { answerPath } from './scenarios/path.ts'
import { printTests } from './scenarios/print.ts'
import { runScenarios, type ScenarioDifference, type ScenarioResult } from './scenarios/run.ts'
import type { Source } from './source.ts'

export interface TestOptions {
  readonly json?: boolean
  readonly colours?: boolean
  /** Also names the scenarios that pass. */
  readonly all?: boolean
}

export interface TestResult extends Pick<ScenarioResult, 'file' | 'pointer' | 'name'> {
  readonly line: number
  readonly milliseconds: number
  readonly differences: readonly TestDifference[]
}

export interface TestDifference extends Omit<ScenarioDifference, 'because'> {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly because: readonly string[]
}

export interface TestReport {
  readonly results: readonly TestResult[]
  readonly passed: number
  readonly failed: number
  readonly milliseconds: number
}

/** What `formwork test` does: the text to print, and the exit code (1 when a scenario fails, or the folder has errors). */
export async function runTests(
  path: string,
  { json = false, colours = false, all = false }: TestOptions = {},
): Promise<{ readonly exitCode: 0 | 1; readonly text: string }> {
  const source = loadFolder(path)
  const { issues, model, checked } = await checkFolder(source)
  const texts = new Map(source.files.map(({ path: file, text }) => [file, text]))
  const textOf = (file: string) => texts.get(file)
  if (!model) {
    const errors = issues.filter(({ severity }) => severity === 'error')
    return {
      exitCode: 1,
      text: json
        ? JSON.stringify({ folder: path, ok: false, issues: errors }, null, 2)
        : printIssues(errors, { textOf, folder: path, colours }),
    }
  }
  const { folder } = checked
  const began = performance.now()
  const ran = runScenarios(model, folder, () => performance.now())
  const report = reportOfTests(source, model, ran, Math.round(performance.now() - began))
  const ok = report.failed === 0
  return {
    exitCode: ok ? 0 : 1,
    text: json
      ? JSON.stringify({ folder: path, ok, ...report }, null, 2)
      : report.results.length === 0
        ? noTests(folder)
        : printTests(report, { textOf, folder: path, colours, all }),
  }
}

const noTests = ({ recordTypes }: Folder) =>
  `There are no scenarios. Write some in tests/${recordTypes[0]?.json.id ?? 'first'}.json.`

export function reportOfTests(
  source: Source,
  model: Model,
  ran: readonly ScenarioResult[],
  milliseconds: number,
): TestReport {
  const files = new Map(source.files.map((file) => [file.path, file]))
  const placeOf = (file: string, pointer: string) => {
    const found = files.get(file)
    const positions = found && positionsOf(found)
    return { ...(positions?.at(pointer) ?? { line: 1, column: 1 }), length: positions?.lengthAt(pointer) ?? 1 }
  }
  const results = ran.map(({ file, pointer, name, recordType, milliseconds: took, differences }) => ({
    ...{ file, pointer, name, line: placeOf(file, pointer).line, milliseconds: Math.round(took * 100) / 100 },
    differences: differences.map((each) => ({
      ...each,
      ...placeOf(file, each.pointer),
      because: reasons(model, recordType, each),
    })),
  }))
  const failed = results.filter(({ differences }) => differences.length > 0).length
  return { results, passed: results.length - failed, failed, milliseconds }
}

/** The conditions behind it in words, each with how it came out. */
function reasons(model: Model, recordType: string, { path, because = [] }: ScenarioDifference): readonly string[] {
  const type = own(model.recordTypes, recordType)
  const { field: id, cell } = answerPath(path)
  const field = type?.fields.find((one) => one.id === id)
  const subform = cell === undefined ? undefined : field
  const optionsOf = subform?.rows?.fields.find((one) => one.id === cell) ?? field
  return because.flatMap(({ logic, came }) =>
    type ? [`${inWords(logic, { model, type, subform, optionsOf })}: ${came ? 'holds' : 'does not hold'}`] : [],
  )
}
