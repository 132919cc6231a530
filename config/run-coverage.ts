import { checkFolder } from './check.ts'
import { loadFolder } from './load.ts'
import { positionsOf } from './positions.ts'
import { printIssues } from './print-issues.ts'
import { type Covered, coverageOf } from './scenarios/coverage.ts'
import { runScenarios } from './scenarios/run.ts'
import type { Source } from './source.ts'

export interface CoverageOptions {
  readonly json?: boolean
  /** Percent below which the exit code is 1. */
  readonly minimum?: number
}

interface Line {
  readonly kind: Covered['kind']
  readonly file: string
  readonly line: number
  readonly says: string
  readonly seen: Covered['seen']
  readonly missing: Covered['missing']
}

/** What `formwork coverage` does: which conditions, rules and calculations the scenarios put to the test, and which not. */
export async function runCoverage(
  path: string,
  { json = false, minimum = 0 }: CoverageOptions = {},
): Promise<{ readonly exitCode: 0 | 1; readonly text: string }> {
  const source = loadFolder(path)
  const { issues, model, checked } = await checkFolder(source)
  if (!model) {
    const errors = issues.filter(({ severity }) => severity === 'error')
    const textOf = (file: string) => source.files.find((one) => one.path === file)?.text
    return { exitCode: 1, text: printIssues(errors, { textOf, folder: path }) }
  }
  const results = runScenarios(model, checked.folder, () => 0)
  const lines = coverageOf(checked, results).map((covered) => lineOf(covered, source))
  const total = lines.reduce((sum, { seen, missing }) => sum + seen.length + missing.length, 0)
  const covered = lines.reduce((sum, { seen }) => sum + seen.length, 0)
  const percent = total === 0 ? 100 : Math.floor((1000 * covered) / total) / 10
  const sums = { scenarios: results.length, covered, total, percent, minimum }
  return {
    exitCode: percent >= minimum ? 0 : 1,
    text: json ? JSON.stringify({ folder: path, ...sums, expressions: lines }, null, 2) : printed(lines, sums),
  }
}

function lineOf({ kind, place, says, seen, missing }: Covered, source: Source): Line {
  const file = source.files.find((one) => one.path === place.file)
  const line = file ? positionsOf(file).at(place.pointer, place.part).line : 1
  return { kind, file: place.file, line, says, seen, missing }
}

const words: Readonly<Record<string, string>> = {
  true: 'never holds',
  false: 'never fails to hold',
  value: 'never worked out',
  kept: 'never kept',
  broken: 'never broken',
}

interface Sums {
  readonly scenarios: number
  readonly covered: number
  readonly total: number
  readonly percent: number
  readonly minimum: number
}

function printed(lines: readonly Line[], { scenarios, covered, total, percent, minimum }: Sums): string {
  const untold = lines
    .filter(({ missing }) => missing.length > 0)
    .map(({ file, line, says, seen, missing }) => {
      const what = seen.length === 0 ? 'not put to the test' : missing.map((outcome) => words[outcome]).join(', ')
      return `  ${file}:${line}  ${what}: ${says}`
    })
  const kinds = [...new Set(lines.map(({ kind }) => kind))].map((kind) => {
    const here = lines.filter((line) => line.kind === kind)
    const whole = here.filter(({ missing }) => missing.length === 0).length
    return `  ${kind.padEnd(12)} ${whole} of ${here.length}`
  })
  const enough = percent >= minimum ? '' : ` That is below ${minimum} %.`
  return [
    ...(untold.length > 0 ? [`Not put to the test by any scenario:\n${untold.join('\n')}`] : []),
    ...(kinds.length > 0 ? [`Put to the test both ways:\n${kinds.join('\n')}`] : []),
    `${percent} % covered: ${covered} of ${total} ways to come out, by ${scenarios} scenario${scenarios === 1 ? '' : 's'}.${enough}`,
  ].join('\n\n')
}
