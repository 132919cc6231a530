/** Panels of records that link to one: where they stand, and by what permission records are linked there. */
import type { Form, Model, Panel, RecordType } from '../model.ts'

export type LinkedPanel = Extract<Panel, { readonly panel: 'linked' }>

const panelsOf = ({ panels = [] }: Form): readonly LinkedPanel[] =>
  panels.filter((panel): panel is LinkedPanel => panel.panel === 'linked')

/** Panels of records of a type on forms of records of the programme, among forms that somebody sees. */
export const linkedPanels = (
  { forms }: RecordType,
  {
    of,
    programme,
    seen,
  }: { readonly of: string; readonly programme: string; readonly seen: Readonly<Record<string, unknown>> },
): readonly LinkedPanel[] =>
  forms
    .filter(({ id, programmes }) => programmes.includes(programme) && Object.hasOwn(seen, id))
    .flatMap(panelsOf)
    .filter(({ recordType }) => recordType === of)

/** Permissions each of which allows to link records of the type by the field, though it is not theirs to fill in. */
export const linkedBy = ({ recordTypes }: Model, type: string, field: string): readonly string[] => [
  ...new Set(
    Object.values(recordTypes)
      .flatMap(({ forms }) => forms.flatMap(panelsOf))
      .flatMap((panel) => (panel.recordType === type && panel.field === field && panel.linkBy ? [panel.linkBy] : [])),
  ),
]
