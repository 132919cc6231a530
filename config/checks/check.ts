import type { Model } from '../../engine/model.ts'
import type { TextReader } from '../compile/texts.ts'
import type { Declared } from '../declared.ts'
import type { Folder, Placed } from '../folder.ts'
import type { Place, Report } from '../report.ts'
import type { Source } from '../source.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'

/** What a check sees. The model is compiled from what is sound and may have gaps. */
export interface Checked {
  readonly source: Source
  readonly folder: Folder
  readonly model: Model
  readonly declared: Declared
  readonly texts: TextReader
  readonly report: Report
}

/** One thing to look for in a folder whose files are well formed. A new check is one file and one line in the list. */
export type Check = (checked: Checked) => void

/** A place below a placed thing. */
export const within = (placed: Pick<Placed<unknown>, 'file' | 'pointer'>, pointer: string): Place => ({
  file: placed.file,
  pointer: placed.pointer + pointer,
})

/** Reports a name that names nothing. Tells whether it names something. */
export function refer(report: Report, place: Place, name: string, names: ReadonlySet<string>, what: string): boolean {
  if (names.has(name)) return true
  report('reference.unknown', place, {
    found: `${what} ${quoted(name)}, which does not exist`,
    expected: oneOf([...names].sort()),
    suggestion: didYouMean(name, names),
  })
  return false
}

/** The same for a list of names under one property. */
export function referEach(
  report: Report,
  placed: Pick<Placed<unknown>, 'file' | 'pointer'>,
  property: string,
  list: readonly string[] | undefined,
  names: ReadonlySet<string>,
  what: string,
): void {
  for (const [index, name] of (list ?? []).entries()) {
    refer(report, within(placed, `/${property}/${index}`), name, names, what)
  }
}

/** Whether what no form of a record type does can be known. */
export const everyFormIsSound = ({ source, folder }: Pick<Checked, 'source' | 'folder'>, recordType: string): boolean =>
  [...source.files.map(({ path }) => path), ...source.refused.map(({ file }) => file)]
    .filter((path) => path.startsWith(`forms/${recordType}/`))
    .every((path) => folder.forms.some(({ file }) => file === path))
