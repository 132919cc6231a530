import { kindOf } from '../../engine/fields/index.ts'
import { formsWith } from '../../engine/forms/field-state.ts'
import { own } from '../../engine/lib/own.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, everyFormIsSound, within } from './check.ts'
import { eachField, type FieldHere } from './each-field.ts'
import { constantOf } from './logic.ts'

/** Fields that need an answer and can never get one, and fields with more than one source of their value. */
export const checkVisibility: Check = (checked) => {
  const { folder, model, declared, report } = checked
  for (const here of eachField(folder, model, declared)) {
    const { placed, field } = here
    if (field.calculation !== undefined) {
      for (const property of ['default', 'required', 'readOnly'] as const) {
        if (placed.json[property] === undefined) continue
        report(
          'field.two_sources',
          { ...within(placed, `/${property}`), part: 'key' },
          {
            found: `\`${property}\` beside a calculation`,
            expected: 'only one of the two',
          },
        )
      }
      continue
    }
    if (field.required === undefined || kindOf(field) === 'none') continue
    const hidden = whyHidden(here, checked)
    if (!hidden) continue
    report('field.never_visible', within(placed, hidden.pointer), {
      found: `${quoted(field.id)}, which is required and ${hidden.because}`,
      expected: 'a field that can be seen, or no `required`',
    })
  }
}

function whyHidden({ placed, field, rowsOf }: FieldHere, checked: Checked) {
  const type = own(checked.model.recordTypes, placed.recordType)
  if (!type) return undefined
  const isNever = (condition: FieldHere['field']['visible']) =>
    condition !== undefined && constantOf(condition, { model: checked.model, type }) === false
  if (isNever(field.visible)) return { pointer: '/visible', because: 'never visible' }
  if (rowsOf) return undefined
  const forms = formsWith(type, field)
  // A form that is not sound may place it.
  if (!everyFormIsSound(checked, type.id)) return undefined
  if (forms.length === 0) return { pointer: '/required', because: 'on no form' }
  return forms.every(({ visible }) => isNever(visible))
    ? { pointer: '/required', because: 'on forms that are never shown' }
    : undefined
}
