import { formAttributes } from './attributes.ts'
import type { Place } from './conditions.ts'
import { fieldJson } from './field-json.ts'
import { type Importing, settleRest } from './importing.ts'
import { fieldsOf } from './placing.ts'
import type { PlannedField, PlannedRows } from './plan.ts'

const SHORT = ['text', 'number', 'date', 'datetime', 'boolean', 'option', 'other']

/** What a field with rows adds: the fields of a row, what a closed row shows, and the order of the rows. */
export function rowsJson(
  field: PlannedField,
  { form, fields }: PlannedRows,
  place: Place,
  importing: Importing,
): Readonly<Record<string, unknown>> {
  const { path } = field
  const { texts, ledger } = importing
  const inside: Place = { ...place, rows: fields }
  const rows = [...fields.values()].map((row) => fieldJson(row, inside, importing))
  for (const item of fieldsOf(form)) {
    if (item.isTouched) continue
    const name = item.get('name').text
    const note = fields.has(name) ? 'a second field of that name' : 'no placement of the subform shows it'
    item.leftOut(note)
    ledger.thing({ kind: 'field', at: item.at, name, fate: 'left_out', note })
  }
  const rowLabel = texts.read(form.get('name_i18n'), `${path}/rowLabel`)
  const summary = summaryOf(field, { form, fields }, importing)
  const sortBy = sortOf(field, fields, importing)
  entrySettings(field)
  if (!form.get('unique_id').isTouched) {
    ledger.thing({
      kind: 'form',
      at: form.at,
      name: form.get('unique_id').text,
      fate: 'converted',
      to: path,
      note: 'the rows of a field',
    })
    form.get('unique_id').converted(path, 'a subform is a field with rows and has the name of the field')
    for (const attribute of [
      'parent_form',
      'is_nested',
      'module_ids',
      'form_group_id',
      'visible',
      'order',
      'order_form_group',
      'display_conditions',
      'help_text_i18n',
    ]) {
      if (form.get(attribute).isSaid)
        form.get(attribute).converted(path, 'rows show where the field with the rows does')
    }
  }
  settleRest(form, formAttributes, 'a form')
  return {
    fields: rows,
    ...(summary.length > 0 && { summary }),
    ...(rowLabel && { rowLabel: texts.written(rowLabel) }),
    ...(sortBy && { sortBy }),
  }
}

/** The fields that a closed row shows, in the order of the fields; the first, where the source names none. */
function summaryOf(
  { path, name }: PlannedField,
  { form, fields }: PlannedRows,
  { ledger }: Importing,
): readonly string[] {
  const collapsed = form.get('collapsed_field_names')
  const fits = (field: PlannedField) =>
    SHORT.includes(field.kind.operand.kind) &&
    !field.rows &&
    !['heading', 'photo', 'audio', 'document', 'signature'].includes(field.kind.type)
  const named = collapsed.list().flatMap((item) => {
    const field = fields.get(item.text)
    if (field && fits(field)) {
      item.converted(`${path}/summary`, 'in the order of the fields')
      return [field]
    }
    item.leftOut('a closed row cannot show it')
    ledger.find({
      kind: 'dangling',
      at: item.at,
      found: `\`${item.text}\` in the closed rows of \`${name}\``,
      instead: 'nothing: it is no field with an answer that fits there',
    })
    return []
  })
  const shown =
    named.length > 0
      ? [...fields.values()].filter((field) => named.includes(field))
      : [...fields.values()].filter(fits).slice(0, 1)
  return shown.map(({ id }) => id)
}

function sortOf({ item, path, name }: PlannedField, fields: PlannedRows['fields'], { ledger }: Importing) {
  const settings = item.get('subform_section_configuration')
  const [by, direction] = [settings.get('subform_sort_by'), settings.get('subform_sort_by_direction')]
  if (!by.isSaid) {
    direction.restLeftOut('there is nothing to sort by')
    return undefined
  }
  const field = fields.get(by.text)
  if (!field) {
    by.leftOut('there is no such field in the rows')
    direction.restLeftOut('there is nothing to sort by')
    ledger.find({
      kind: 'dangling',
      at: by.at,
      found: `the rows of \`${name}\` sorted by \`${by.text}\`, which is not there`,
      instead: 'rows in the order in which they were added',
    })
    return undefined
  }
  if (by.text === field.id) by.carried(`${path}/sortBy/field`)
  else by.converted(`${path}/sortBy/field`, 'see the ids that were changed')
  const isDescending = direction.value === 'desc'
  if (direction.value === 'asc' || isDescending) direction.carried(`${path}/sortBy/direction`)
  else direction.restLeftOut('neither `asc` nor `desc`')
  return { field: field.id, direction: isDescending ? 'desc' : 'asc' }
}

/** The rest of what a placement of a subform may say. */
function entrySettings({ item, path }: PlannedField): void {
  const settings = item.get('subform_section_configuration')
  if (!settings.isSaid) return
  if (settings.get('fields').isSaid) settings.get('fields').converted(`${path}/fields`, 'the rows have these fields')
  settings.get('display_conditions').restLeftOut('every row is shown: rows have no filter of their own')
  settings.get('subform_group_by').restLeftOut('only the form builder of the source reads it')
  settings.restLeftOut('no setting of a subform in this format')
}
