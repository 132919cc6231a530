import type { Field, RecordType } from '../model.ts'
import { formsWith } from './field-state.ts'

/** What is worked out and given by default in records of one programme. */
export interface Counting {
  readonly fields: readonly Field[]
  readonly calculationOrder: readonly string[]
}

const known = new WeakMap<RecordType, Map<string, Counting>>()

/** The fields that count in records of a programme: those on one of its forms, and those on no form at all. Without a programme, all. */
export function countingIn(type: RecordType, programme: string | undefined): Counting {
  if (programme === undefined) return type
  const byProgramme = known.get(type) ?? new Map<string, Counting>()
  known.set(type, byProgramme)
  const found = byProgramme.get(programme)
  if (found) return found
  const fields = type.fields.filter((field) => {
    const forms = formsWith(type, field)
    return forms.length === 0 || forms.some((form) => form.programmes.includes(programme))
  })
  const ids = new Set(fields.map(({ id }) => id))
  const made = { fields, calculationOrder: type.calculationOrder.filter((id) => ids.has(id)) }
  byProgramme.set(programme, made)
  return made
}

const namesKnown = new WeakMap<Counting, WeakMap<ReadonlySet<string>, ReadonlySet<string>>>()

/** Of the names, those that a record of the programme can have: fields that only forms of others place are left out. */
export function namesCounting(type: RecordType, programme: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const counting = countingIn(type, programme)
  const byNames = namesKnown.get(counting) ?? new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()
  namesKnown.set(counting, byNames)
  const found = byNames.get(names)
  if (found) return found
  const fields = new Set(counting.fields)
  const elsewhere = new Set(type.fields.filter((field) => !fields.has(field)).map(({ id }) => id))
  const isLess = [...elsewhere].some((id) => names.has(id))
  const made = isLess ? new Set([...names].filter((name) => !elsewhere.has(name))) : names
  byNames.set(names, made)
  return made
}
