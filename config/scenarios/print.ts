import { codeFrame, pathFrom } from '../code-frame.ts'
import type { TestReport, TestResult } from '../run-tests.ts'

export interface PrintingTests {
  readonly textOf: (file: string) => string | undefined
  readonly folder: string
  readonly colours: boolean
  /** Also names the scenarios that pass. */
  readonly all: boolean
}

const codes = { red: '31', green: '32', dim: '2' } as const

/** The scenarios that fail, each with what was expected, what is the case and why; a line of sums at the end. */
export function printTests({ results, passed, failed, milliseconds }: TestReport, printing: PrintingTests): string {
  const { all, colours } = printing
  const paint = (style: keyof typeof codes, text: string) =>
    colours ? `\u001b[${codes[style]}m${text}\u001b[0m` : text
  const parts = results.flatMap((result) => {
    if (result.differences.length > 0) return [printOne(result, printing, paint)]
    return all ? [`${paint('green', 'passed')}  ${result.name}  ${paint('dim', `${result.file}:${result.line}`)}`] : []
  })
  const sum = `${passed} passed, ${failed} failed (${milliseconds} ms)`
  return [parts.join(failed > 0 ? '\n\n' : '\n'), paint(failed > 0 ? 'red' : 'green', sum)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function printOne(
  { name, file, differences }: TestResult,
  { textOf, folder }: PrintingTests,
  paint: (style: keyof typeof codes, text: string) => string,
): string {
  const path = pathFrom(folder, file)
  return [
    `${paint('red', 'failed')}  ${name}`,
    ...differences.flatMap((difference) => [
      `  ${path}:${difference.line}:${difference.column}  ${difference.expectation}`,
      ...codeFrame(textOf(file), difference).map((row) => paint('dim', row)),
      `  Expected: ${difference.path} ${difference.expected}`,
      `  Actual: ${difference.actual}`,
      ...difference.because.map((reason) => `    ${reason}`),
    ]),
  ].join('\n')
}
