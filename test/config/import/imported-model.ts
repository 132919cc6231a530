import { checkFolder } from '../../../config/check.ts'
import type { Imported } from '../../../config/import/imported-folder.ts'
import { sourceOf } from '../../../config/source.ts'
import { isVisible } from '../../../engine/forms/field-state.ts'
import { issuesIn } from '../../../engine/forms/issues.ts'
import { offeredOptions } from '../../../engine/forms/offered-options.ts'
import { settled } from '../../../engine/forms/settled.ts'
import { scopeOfRecord, scopeOfRow } from '../../../engine/logic/scope.ts'
import type { Field, Model } from '../../../engine/model.ts'
import type { Answers } from '../../../engine/records/record.ts'

export const TODAY = '2024-06-15'

/** What the checker says of an import; the errors as lines, and the model that it gives without any. */
export async function checkedImport({
  files,
}: Imported): Promise<{ readonly errors: readonly string[]; readonly model: Model }> {
  const { issues, model } = await checkFolder(sourceOf(new Map(files)))
  const errors = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ code, file, pointer, found }) => `${code} ${file}#${pointer}: ${found}`)
  return { errors, model: model as Model }
}

/** Asks the engine about records of one type of a model. */
export function askingOf(model: Model, typeId: string) {
  const type = model.recordTypes[typeId]
  if (!type) throw new Error(`no record type ${typeId}`)
  const field = (id: string): Field => {
    const found = type.fields.find((one) => one.id === id)
    if (!found) throw new Error(`no field ${id}`)
    return found
  }
  const scope = (answers: Answers) => scopeOfRecord({ model, type, answers, today: TODAY })
  return {
    type,
    field,
    shows: (id: string, answers: Answers) => isVisible(field(id), scope(answers)),
    options: (id: string, answers: Answers) =>
      offeredOptions(model, field(id), scope(answers)).map((option) => option.id),
    rowOptions: (subform: string, id: string, row: Answers, answers: Answers) => {
      const inRow = scopeOfRow(scope(answers), field(subform), row)
      const rowField = inRow.fields.get(id) as Field
      return offeredOptions(model, rowField, inRow).map((option) => option.id)
    },
    comesTo: (id: string, answers: Answers) => settled(model, type, answers, { today: TODAY })[id],
    issues: (answers: Answers) =>
      issuesIn(model, type, answers, { today: TODAY })
        .map(({ path, code, params }) => `${path} ${params?.['rule'] ?? code}`)
        .sort(),
  }
}
