import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isOnlyForCreation } from '../../engine/forms/creation-forms.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import type { Form, FormGroup, RecordType } from '../../engine/model.ts'
import { withoutCompanions } from './companions.ts'
import type { RecordAnswers } from './create-answers.ts'

/** A group of forms as navigation shows it. */
export interface ShownGroup {
  readonly group: FormGroup
  readonly forms: readonly Form[]
}

/** Groups in their order with the forms that show now, but for those that only begin a record; a group without any is left out. */
export const groupsShown = (type: RecordType, isShown: (form: Form) => boolean): readonly ShownGroup[] =>
  type.groups
    .map((group) => ({
      group,
      forms: type.forms.filter((form) => form.group === group.id && isShown(form) && !isOnlyForCreation(type, form)),
    }))
    .filter(({ forms }) => forms.length > 0)

export interface Progress {
  readonly answered: number
  readonly asked: number
}

/** How many of a form's questions that show now are answered. What is worked out, or cannot be answered, is no question. */
export function progressIn(form: Form, answers: RecordAnswers): Progress {
  let [answered, asked] = [0, 0]
  for (const id of withoutCompanions(form.fields, answers.scope.fields)) {
    const field = answers.scope.fields.get(id)
    if (!field || field.calculation || fieldTypeOf(field).kind === 'none') continue
    const entry = answers.entryOf(field)
    if (!entry.visible()) continue
    asked += 1
    if (!isBlank(entry.value())) answered += 1
  }
  return { answered, asked }
}
