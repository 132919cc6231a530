import { linkedBy } from '../forms/linked-panels.ts'
import { settled } from '../forms/settled.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { problems } from '../problems.ts'
import { diff } from '../records/diff.ts'
import { merge } from '../records/merge.ts'
import { coreAfter } from '../records/stamps.ts'
import { defineChanging } from './door.ts'
import { strangersIn } from './named-records.ts'
import { outcomeOf } from './outcome.ts'
import { readPayload } from './payload.ts'
import { refuseFor } from './refusal.ts'

/**
 * Links a record that stands to another one, by a link field whose panel there says who may: they need not be allowed to
 * fill in the field. It may be linked to yet another one later, but to none no more.
 */
export const link = defineChanging(
  'link',
  (deciding) => {
    const { model, type, action, actor, access, record, moment, today, files } = deciding
    const names = Object.keys(action.answers)
    const isAllowed = (name: string) => linkedBy(model, type.id, name).some((one) => access.actions.has(one))
    if (names.length === 0 || !names.every(isAllowed)) throw problems.actionForbidden({ action: action.name })
    const here = { ...access, readable: new Set([...access.readable, ...names]), writable: new Set(names) }
    const { edits, issues } = readPayload(action.answers, {
      ...{ model, type, access: here, today, newId: moment.newId, files, userName: actor.userName },
      ...{ record, seen: record.answers },
    })
    const blank = names.filter((name) => isBlank(own(action.answers, name)))
    const missing = blank.map((path) => ({ path, code: 'answer.required' }))
    refuseFor([...missing, ...issues, ...strangersIn(deciding, edits, [record.answers])], action)
    const said = merge(type.fields, record.answers, edits)
    const answers = settled(model, type, said, { core: record.core, programme: record.programme, today })
    const core = coreAfter(record.core, actor, moment.now)
    const after = { ...record, version: record.version + 1, answers, core }
    return outcomeOf(deciding, after, { fields: diff(record.answers, answers) }, { before: record })
  },
  { permission: 'read' },
)
