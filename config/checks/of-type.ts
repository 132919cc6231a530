import { own } from '../../engine/lib/own.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import type { Place } from '../report.ts'
import type { Names } from '../words.ts'
import { type Checked, refer, referEach, within } from './check.ts'

type OfType = Placed<{ readonly recordType: string; readonly programmes?: readonly string[] }>

/** The record type that a file belongs to, where there is one; its name and programmes are looked up on the way. */
export function typeOf({ model, declared, report }: Checked, placed: OfType): RecordType | undefined {
  const { recordType, programmes } = placed.json
  if (!refer(report, within(placed, '/recordType'), recordType, declared.recordTypes, 'record type')) return undefined
  const type = own(model.recordTypes, recordType)
  if (type) referEach(report, placed, 'programmes', programmes, new Set(type.programmes), `programme of \`${type.id}\``)
  return type
}

/** Looks up names of one record type below a place. */
export function names(
  { declared, report, model }: Checked,
  placed: Pick<Placed<unknown>, 'file' | 'pointer'>,
  type: RecordType,
) {
  const look = (pointer: string, name: string | undefined, among: Names, what: string): boolean =>
    name !== undefined && refer(report, within(placed, pointer), name, among, what)
  return {
    /** The field, where it is there and sound. */
    field(pointer: string, name: string | undefined): Field | undefined {
      const isThere = look(pointer, name, declared.fields(type.id), `field of \`${type.id}\``)
      return isThere ? type.fields.find(({ id }) => id === name) : undefined
    },
    rowField(pointer: string, name: string | undefined, subform: Field): Field | undefined {
      const fields = subform.rows?.fields ?? []
      const ids = new Set(fields.map(({ id }) => id))
      const isThere = look(pointer, name, ids, `field in the rows of \`${subform.id}\``)
      return isThere ? fields.find(({ id }) => id === name) : undefined
    },
    form: (pointer: string, name: string | undefined, of: RecordType = type) =>
      look(pointer, name, declared.forms(of.id), `form of \`${of.id}\``),
    permission: (pointer: string, name: string | undefined) =>
      look(pointer, name, declared.permissions(type.id), `action on \`${type.id}\``),
    stage: (pointer: string, name: string | undefined) =>
      look(pointer, name, declared.stages(type.id), `stage of \`${type.id}\``),
    alertKind: (pointer: string, name: string | undefined) =>
      look(pointer, name, declared.alertKinds(type.id), `kind of alert on \`${type.id}\``),
    transition: (pointer: string, name: string | undefined) =>
      look(pointer, name, declared.transitions(type.id), `transition of \`${type.id}\``),
    notification: (pointer: string, name: string | undefined) =>
      look(pointer, name, declared.notifications, 'notification'),
    among: look,
    lookup: (pointer: string, name: string | undefined) =>
      look(pointer, name, declared.lookups, 'lookup') ? own(model.lookups, name ?? '') : undefined,
    /** Says that what a name means cannot stand here. */
    wrongKind(pointer: string, found: string, expected: string): void {
      report('reference.wrong_kind', placeOf(placed, pointer), { found, expected })
    },
  }
}

export type NamesOfType = ReturnType<typeof names>

const placeOf = (placed: Pick<Placed<unknown>, 'file' | 'pointer'>, pointer: string): Place => within(placed, pointer)

/** A field in the words of an issue. */
export const fieldWords = ({ id, type }: Pick<Field, 'id' | 'type'>): string => `the field “${id}” of type \`${type}\``
