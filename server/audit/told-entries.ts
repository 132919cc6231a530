/** Entries of the audit with the names that people know: who, whose record, and what the configuration calls what was done. */
import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import { ownFields, roleOf } from '../../engine/permissions/role-fields.ts'
import type { Asked } from '../context.ts'
import { deedNamed, toldDeed } from '../dialect/deeds.ts'
import { fullNames } from '../full-names.ts'
import { said } from '../narrowed.ts'
import type { AuditEntry } from '../stores/audit-stores.ts'
import type { StoredRecord } from '../stores/record-stores.ts'
import { deedOf, isAutomatic, isRefusal, USER } from './actions.ts'
import type { AuditReader } from './audit-reader.ts'

/** The name under which the reader hears of a deed on records of some type: to those who watch some people only as far as their role reads. */
export const deedTeller =
  (c: Asked, { people }: AuditReader) =>
  (action: string, type: RecordType | undefined): string =>
    type && people ? toldDeed(type, deedOf(action), roleReader(c, type)) : deedOf(action)

export async function entryTeller(c: Asked, entries: readonly AuditEntry[], reader: AuditReader) {
  const { model } = c.var.release
  const records = await recordsIn(c, entries, reader)
  const owners = [...records.values()].map(({ record }) => record.core.owned_by)
  const nameOf = await fullNames(c, [...entries.flatMap(({ userName }) => userName ?? []), ...owners])
  const accounts = await accountsIn(c, entries)
  const deedTold = deedTeller(c, reader)

  return ({ seq, at, userName, action, recordType, record: id }: AuditEntry) => {
    const type = recordType === undefined ? undefined : own(model.recordTypes, recordType)
    const deed = deedTold(action, type)
    const core = records.get(id ?? '')?.record.core
    const account = accounts.get(id ?? '')
    return {
      ...{ id: seq, timestamp: at, action: deed },
      ...(isRefusal(action) && { refused: true }),
      ...(isAutomatic(action) && { automatic: true }),
      ...deedNamed(type, deed, (texts) => said(c, texts)),
      ...(userName !== undefined && { user_name: userName, performed_by: nameOf(userName) ?? userName }),
      ...(recordType !== undefined && { record_type: recordType }),
      ...(type && { record_type_label: said(c, type.label) }),
      // To one who watches only some people, a record beyond reach is not named.
      ...(id !== undefined && (core ?? account ?? reader.people === undefined) && { record_id: id }),
      ...(core && {
        record_id_display: core.short_id,
        record_owner: core.owned_by,
        record_owner_full_name: nameOf(core.owned_by) ?? core.owned_by,
      }),
      ...(account !== undefined && { record_id_display: account }),
    }
  }
}

function roleReader(c: Asked, type: RecordType) {
  const { actor, release } = c.var
  const role = roleOf(release.model, actor.role)
  const forms = own(role.forms, type.id) ?? {}
  return { readable: ownFields(role, type).readable, seesForm: (form: string) => own(forms, form) !== undefined }
}

type Records = ReadonlyMap<string, StoredRecord>

/** The records that the entries are about, each read once; for one who watches only some people, those within reach. */
async function recordsIn(c: Asked, entries: readonly AuditEntry[], { people }: AuditReader): Promise<Records> {
  const { actor, parts } = c.var
  const found = new Map<string, StoredRecord>()
  const asked = new Set<string>()
  for (const { recordType, record } of entries) {
    if (recordType === undefined || record === undefined || asked.has(record)) continue
    asked.add(record)
    const stored = await parts.stores.records.get(recordType, record)
    if (stored && (people === undefined || accessTo(actor, stored.record, stored.reach))) found.set(record, stored)
  }
  return found
}

/** Of entries about accounts, whose. */
async function accountsIn(c: Asked, entries: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const ids = new Set(entries.flatMap(({ recordType, record }) => (recordType === USER && record ? [record] : [])))
  for (const id of ids) {
    const account = await c.var.parts.stores.accounts.byId(id)
    if (account) found.set(id, account.fullName)
  }
  return found
}
