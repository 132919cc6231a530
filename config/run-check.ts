import { checkFolder } from './check.ts'
import { helpUri } from './help.ts'
import { loadFolder } from './load.ts'
import { printIssues } from './print-issues.ts'
import { sarifOf } from './sarif.ts'

export interface CheckOptions {
  /** Text for people, one JSON document, or SARIF for code hosts. Default: text. */
  readonly as?: 'text' | 'json' | 'sarif'
  readonly colours?: boolean
  /** Every warning and note in full. */
  readonly all?: boolean
}

/** What `formwork check` does: the text to print, and the exit code (1 when the folder has errors or cannot be read). */
export async function runCheck(
  folder: string,
  { as = 'text', colours = false, all = false }: CheckOptions = {},
): Promise<{ readonly exitCode: 0 | 1; readonly text: string }> {
  let source: ReturnType<typeof loadFolder>
  try {
    source = loadFolder(folder)
  } catch (error) {
    return { exitCode: 1, text: `Cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}` }
  }
  const { issues, model } = await checkFolder(source)
  const texts = new Map(source.files.map(({ path, text }) => [path, text]))
  const writers = {
    text: () => printIssues(issues, { textOf: (file) => texts.get(file), folder, colours, all }),
    json: () => {
      const helped = issues.map((issue) => ({ ...issue, help: helpUri(issue.code) }))
      return JSON.stringify({ folder, hash: source.content(), ok: model !== undefined, issues: helped }, null, 2)
    },
    sarif: () => JSON.stringify(sarifOf(folder, issues), null, 2),
  }
  return { exitCode: model ? 0 : 1, text: writers[as]() }
}
