import { fieldsById } from '../../engine/fields/by-id.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import type { Answers } from '../../engine/records/record.ts'
import { wireValue } from '../../engine/records/wire.ts'
import { answerText, type Telling } from './answer-text.ts'

/** The record's title line out of what this person may read of it; blank where that is nothing. */
export function recordTitle(model: Model, type: RecordType, answers: Answers, telling: Telling): string {
  const index = fieldsById(type.fields)
  const words = type.title.flatMap((id) => {
    const field = index.get(id)
    return field ? [answerText(field, wireValue(model, field, answers, telling.today()), telling)] : []
  })
  return words.filter(Boolean).join(' ')
}
