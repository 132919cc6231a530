/** Every field type of the platform. A new one is one file and one line here. */
import type { Field } from '../model.ts'
import { age } from './age.ts'
import { agency } from './agency.ts'
import { audio } from './audio.ts'
import { calculated } from './calculated.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { date } from './date.ts'
import { dateTime } from './date-time.ts'
import { document } from './document.ts'
import type { FieldType, ValueKind } from './field-type.ts'
import { heading } from './heading.ts'
import { link } from './link.ts'
import { location } from './location.ts'
import { note } from './note.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { photo } from './photo.ts'
import { signature } from './signature.ts'
import { subformOver } from './subform.ts'
import { tally } from './tally.ts'
import { text } from './text.ts'
import { user } from './user.ts'
import { yesNo } from './yes-no.ts'

const members = [
  text,
  number,
  date,
  dateTime,
  yesNo,
  choice,
  choices,
  location,
  agency,
  user,
  phone,
  age,
  tally,
  link,
  subformOver(fieldTypeOf),
  photo,
  audio,
  document,
  signature,
  calculated,
  heading,
  note,
] as const

// Values are `unknown` to whoever works through the contract: each type gets back only what it has read itself.
export const fieldTypes = members as readonly FieldType[]

const byName: ReadonlyMap<string, FieldType> = new Map(fieldTypes.map((member) => [member.type, member]))

/** The type that a compiled field names; the checker lets no other through. */
export function fieldTypeOf(field: Field): FieldType {
  const found = byName.get(field.type)
  if (!found) throw new Error(`No field type ${field.type}`)
  return found
}

/** What the field's values are to conditions, queries and the projection. */
export const kindOf = (field: Field): ValueKind => {
  const type = fieldTypeOf(field)
  return type.kindOf?.(field) ?? type.kind
}
