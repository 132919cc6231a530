import { checkFolder } from './check.ts'
import { loadFolder } from './load.ts'
import { printIssues } from './print-issues.ts'

export interface CheckOptions {
  /** One JSON document instead of text for people. */
  readonly json?: boolean
  readonly colours?: boolean
  /** Every warning and note in full. */
  readonly all?: boolean
}

/** What `formwork check` does: the text to print, and the exit code (1 when the folder has errors or cannot be read). */
export async function runCheck(
  folder: string,
  { json = false, colours = false, all = false }: CheckOptions = {},
): Promise<{ readonly exitCode: 0 | 1; readonly text: string }> {
  let source: ReturnType<typeof loadFolder>
  try {
    source = loadFolder(folder)
  } catch (error) {
    return { exitCode: 1, text: `Cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}` }
  }
  const { issues, model } = await checkFolder(source)
  const texts = new Map(source.files.map(({ path, text }) => [path, text]))
  const text = json
    ? JSON.stringify({ folder, hash: source.hash, ok: model !== undefined, issues }, null, 2)
    : printIssues(issues, { textOf: (file) => texts.get(file), folder, colours, all })
  return { exitCode: model ? 0 : 1, text }
}
