import { kindOf } from '../../engine/fields/index.ts'
import { ENTRIES, entriesField } from '../../engine/life/entry-rows.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import type { TaskJson } from '../schema/task.schema.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, everyFormIsSound, within } from './check.ts'
import { fieldWords, names, typeOf } from './of-type.ts'

/** What rules of tasks name, and whether the form that completes one asks the field. */
export const checkTasks: Check = (checked) => {
  for (const placed of checked.folder.tasks) {
    const type = typeOf(checked, placed)
    if (type) checkTask(checked, placed, type)
  }
}

function checkTask(checked: Checked, placed: Placed<TaskJson>, type: RecordType): void {
  const { rows, dueField, detail, priority, completedBy, seenBy, when, due } = placed.json
  const look = names(checked, placed, type)
  const isOfEntries = rows === ENTRIES
  const subform = isOfEntries ? entriesField(checked.model) : rows === undefined ? undefined : look.field('/rows', rows)
  if (subform && !subform.rows) look.wrongKind('/rows', fieldWords(subform), 'a field with rows')
  // Without the rows nothing can be said of what their fields are called.
  if (rows !== undefined && !subform?.rows) return
  const inRow = (pointer: string, name: string | undefined) =>
    subform ? look.rowField(pointer, name, subform) : look.field(pointer, name)
  inRow('/dueField', dueField)
  if (detail !== undefined) {
    const isInRow = subform?.rows?.fields.some(({ id }) => id === detail)
    if (subform && !isInRow) look.field('/detail', detail)
    else inRow('/detail', detail)
  }
  const urgent = look.field('/priority', priority)
  if (urgent && kindOf(urgent) !== 'option') {
    look.wrongKind('/priority', fieldWords(urgent), 'a field with options')
  }
  if ((seenBy === 'recipient' || seenBy === 'sender') && !isOfEntries)
    look.wrongKind('/seenBy', `${quoted(seenBy)} of what was given to nobody`, `\`"rows": "${ENTRIES}"\``)
  if (typeof seenBy === 'object') look.permission('/seenBy/action', seenBy.action)
  if (due === null || when === false) {
    checked.report('logic.constant', within(placed, due === null ? '/due' : '/when'), {
      found: 'a task that there never is',
      expected: 'an expression that reads an answer',
    })
  }
  inRow('/completedBy/field', completedBy.field)
  if (!look.form('/completedBy/form', completedBy.form)) return
  const form = type.forms.find(({ id }) => id === completedBy.form)
  const asked = subform?.id ?? completedBy.field
  const isThere = isOfEntries
    ? form?.panels?.some(({ panel }) => panel === 'transitions')
    : form?.fields.includes(asked)
  if (!form || isThere || !everyFormIsSound(checked, type.id)) return
  checked.report('task.not_on_form', within(placed, '/completedBy/form'), {
    found: `the form ${quoted(form.id)}, which does not place \`${asked}\``,
    expected: `a form that does${formsPlacing(type, asked)}`,
  })
}

function formsPlacing(type: RecordType, field: string): string {
  const placing = type.forms.filter(({ fields }) => fields.includes(field)).map(({ id }) => `\`${id}\``)
  return placing.length === 0 ? '' : `, such as ${placing.slice(0, 3).join(', ')}`
}
