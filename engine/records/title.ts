/** What a record is called: the texts of its title line and of the short facts beside it. */
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import { textIn } from '../lib/text-in.ts'
import type { Field, Model, RecordType } from '../model.ts'
import type { Answers, AnyRecord } from './record.ts'
import { wireValue } from './wire.ts'

export interface Reader {
  readonly locale: string
  /** `yyyy-mm-dd` in the instance's zone. */
  readonly today: string
  /** Absent: reads everything. */
  readonly readable?: ReadonlySet<string>
}

/** The title line; the short id, where the reader knows nothing else of the record. */
export function titleOf(model: Model, record: AnyRecord, reader: Reader): string {
  const type = own(model.recordTypes, record.type)
  const texts = type
    ? readableFields(type, type.title, reader).map((field) => textOf(model, field, record.answers, reader))
    : []
  return texts.filter((text) => text !== '').join(' ') || record.core.short_id
}

export interface ShortFact {
  readonly field: string
  readonly label: string
  readonly text: string
}

/** The short facts beside the title, without those that are blank. */
export function summaryOf(model: Model, record: AnyRecord, reader: Reader): readonly ShortFact[] {
  const type = own(model.recordTypes, record.type)
  if (!type) return []
  return readableFields(type, type.summary, reader)
    .map((field) => ({
      field: field.id,
      label: textIn(field.label, reader.locale, model.instance.defaultLocale),
      text: textOf(model, field, record.answers, reader),
    }))
    .filter(({ text }) => text !== '')
}

/** One field's value in words; nothing when it is blank. */
export function textOf(model: Model, field: Field, answers: Answers, { today, locale }: Reader): string {
  if (wireValue(model, field, answers, today) === undefined) return ''
  return fieldTypeOf(field).toText(own(answers, field.id), { model, field, today, siblings: answers, locale })
}

const readableFields = (type: RecordType, names: readonly string[], { readable }: Reader): readonly Field[] =>
  names.flatMap((name) => {
    const field = readable && !readable.has(name) ? undefined : fieldsById(type.fields).get(name)
    return field ? [field] : []
  })
