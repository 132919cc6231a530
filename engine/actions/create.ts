import { withDefaults } from '../forms/defaults.ts'
import { issuesIn } from '../forms/issues.ts'
import { settled } from '../forms/settled.ts'
import { scopeOfRecord } from '../logic/scope.ts'
import { diff } from '../records/diff.ts'
import { merge } from '../records/merge.ts'
import type { AnyRecord } from '../records/record.ts'
import { coreOfNew } from '../records/stamps.ts'
import { defineMaking } from './door.ts'
import { canLock, lockedChanges } from './locked.ts'
import { strangersIn } from './named-records.ts'
import { outcomeOf } from './outcome.ts'
import { readPayload } from './payload.ts'
import { refuseFor } from './refusal.ts'
import { withRowDefaults } from './row-defaults.ts'

/** Makes a record out of what was filled in and the defaults of the rest; it belongs to whoever made it. */
export const create = defineMaking('create', (deciding) => {
  const { model, type, action, actor, access, programme, moment, today } = deciding
  const core = coreOfNew(model, type, action.record, actor, moment.now)
  const blank: AnyRecord = { id: action.record, type: type.id, programme, version: 0, answers: {}, core }
  const { readable, writable } = access
  const facts = { core, today, programme }
  const circumstances = { ...facts, readable, writing: { actor } }
  const scopeOf = (answers: AnyRecord['answers']) => scopeOfRecord({ model, type, answers, ...circumstances })

  const { edits, issues } = readPayload(action.answers, {
    ...{ model, type, access, today, newId: moment.newId, files: deciding.files, userName: actor.userName },
    ...{ record: blank, seen: blank.answers },
  })
  refuseFor([...issues, ...strangersIn(deciding, edits)], action)
  const said = merge(type.fields, {}, edits)
  const begun = withDefaults(model, type, said, { ...circumstances, except: new Set(Object.keys(edits)) })
  const filled = withRowDefaults(begun, {}, edits, scopeOf(begun))
  const answers = settled(model, type, filled, facts)

  // What a new record says by itself is its defaults; only what differs was said by the writer.
  const isLocking = type.fields.some((field) => Object.hasOwn(edits, field.id) && canLock(field))
  const untouched = isLocking ? withDefaults(model, type, {}, circumstances) : filled
  const locked = lockedChanges(diff(untouched, filled), undefined, scopeOf(answers))
  const wrong = issuesIn(model, type, answers, { ...circumstances, writable })
  const overridden = refuseFor([...locked, ...wrong], action)
  const change = { fields: diff({}, answers), ...overridden }
  return outcomeOf(deciding, { ...blank, version: 1, answers }, change)
})
