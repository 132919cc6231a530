import type { Model } from '../engine/model.ts'
import type { Checked } from './checks/check.ts'
import { checks } from './checks/index.ts'
import { textReader } from './compile/texts.ts'
import { compile } from './compile.ts'
import { declaredIn } from './declared.ts'
import { folderOf } from './folder.ts'
import type { ConfigIssue } from './issue.ts'
import { type Report, reportOf } from './report.ts'
import { schemaFaults } from './schema/faults.ts'
import { checkShapes } from './shapes.ts'
import type { Source } from './source.ts'

export interface CheckResult {
  /** All of them at once, by file and line. */
  readonly issues: readonly ConfigIssue[]
  /** Only of a folder without errors. */
  readonly model?: Model
  /** What the checks saw: the folder's sound parts. */
  readonly checked: Checked
}

/** What is wrong with a folder: first each file by itself, then everything against everything else. */
export async function checkFolder(source: Source): Promise<CheckResult> {
  const { report, issues } = reportOf(source)
  const checked = await soundParts(source, report)
  for (const check of checks) check(checked)
  const found = issues()
  const isSound = found.every(({ severity }) => severity !== 'error')
  return { issues: found, checked, ...(isSound && { model: checked.model }) }
}

/** What of a folder is well formed; the model is compiled from that and may have gaps. */
export async function soundParts(source: Source, report: Report = () => undefined): Promise<Checked> {
  const sound = checkShapes(source, await schemaFaults(), report)
  const folder = folderOf(source, sound)
  const texts = textReader(folder)
  return { source, folder, model: compile(folder, texts), declared: declaredIn(source), texts, report }
}
