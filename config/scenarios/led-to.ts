/** What a situation comes to once the answers are entered, asked of the engine as the screens and the server ask it. */
import { lockedChanges } from '../../engine/actions/locked.ts'
import { readPayload } from '../../engine/actions/payload.ts'
import { withRowDefaults } from '../../engine/actions/row-defaults.ts'
import { withDefaults } from '../../engine/forms/defaults.ts'
import { issuesIn } from '../../engine/forms/issues.ts'
import { settled } from '../../engine/forms/settled.ts'
import { tasksOf } from '../../engine/life/tasks.ts'
import { scopeOfRecord } from '../../engine/logic/scope.ts'
import { accessTo, accessToNew, formsOn } from '../../engine/permissions/access-to.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { Issue } from '../../engine/problems.ts'
import { diff } from '../../engine/records/diff.ts'
import { merge } from '../../engine/records/merge.ts'
import type { Answers } from '../../engine/records/record.ts'
import type { After, Saving, Seen } from './seen.ts'
import { scopeFor } from './shown-by-writes.ts'
import { type Situation, withRowNames } from './situation.ts'
import type { Steps } from './steps.ts'
import { reachIn, saved, type Written } from './writing.ts'

const NOTHING: Access = { readable: new Set(), writable: new Set(), actions: new Set() }

export function ledTo(situation: Situation, said: Answers, last?: Steps['last']): Seen {
  const { model, type, actor, record, isNew, today, programme } = situation
  const reach = reachIn(situation)
  const access = (isNew ? accessToNew(actor, type.id, programme) : accessTo(actor, record, reach)) ?? NOTHING
  const payload = withRowNames(said, record.answers)
  const { answers, issuesFor } = entered(situation, access, payload)
  const circumstances = { core: record.core, today, programme, readable: access.readable }
  let issues: readonly Issue[] | undefined
  let write: Written | undefined
  return {
    scope: scopeOfRecord({ model, type, answers, ...circumstances }),
    access,
    forms: actor.role === '' ? everyForm(situation) : formsOn(model, actor, record, reach),
    // Worked out only for expectations that ask.
    get issues() {
      issues ??= issuesFor()
      return issues
    },
    get save() {
      write ??= saved(situation, said)
      return savingOf(write)
    },
    get after() {
      const isSaved = isNew || Object.keys(said).length > 0
      if (isSaved) write ??= saved(situation, said)
      return afterOf(situation, isSaved ? write : last)
    },
  }
}

const everyForm = ({ type }: Situation): Seen['forms'] => Object.fromEntries(type.forms.map(({ id }) => [id, 'rw']))

/** The answers as they would be kept, and what is wrong with them; unlike a save, it goes on past what is refused. */
function entered(situation: Situation, access: Access, payload: Answers) {
  const { model, type, record, isNew, today, programme } = situation
  const seen = isNew ? {} : record.answers
  const { edits, issues: unreadable } = readPayload(payload, {
    ...{ model, type, access, today, record: { ...record, answers: seen }, seen },
    newId: ids(),
  })
  const facts = { core: record.core, today, programme }
  const circumstances = { ...facts, readable: access.readable }
  const scopeOf = (answers: Answers) => scopeOfRecord({ model, type, answers, ...circumstances })
  const merged = merge(type.fields, seen, edits)
  const begun = isNew
    ? withDefaults(model, type, merged, { ...circumstances, except: new Set(Object.keys(edits)) })
    : merged
  const filled = withRowDefaults(begun, seen, edits, scopeOf(begun))
  const answers = settled(model, type, filled, facts)
  const issuesFor = (): readonly Issue[] => {
    const locked = isNew ? [] : lockedChanges(diff(seen, filled), scopeOf(seen), scopeOf(answers))
    return [...unreadable, ...locked, ...issuesIn(model, type, answers, { ...circumstances, before: seen })]
  }
  return { answers, issuesFor }
}

const savingOf = (write: Written): Saving => ('record' in write ? 'accepted' : write.isWarned ? 'warned' : 'refused')

/** What stands once the last thing was written, or refused. */
function afterOf(situation: Situation, write: Written | undefined): After {
  const { model, actor, now, today } = situation
  const people = new Map(situation.accounts.map((person) => [person.userName, person]))
  const isDone = write !== undefined && 'record' in write
  const record = isDone ? write.record : situation.record
  return {
    ...{ model, actor, people },
    ...{ record, now, today, tasks: tasksOf(model, record), notices: isDone ? write.notices : [] },
    scope: scopeFor({ ...situation, record }),
    ...(isDone && { written: write.scope, ...(write.action !== undefined && { action: write.action }) }),
    ...(write && 'refused' in write && { refused: write.refused }),
  }
}

function ids(): () => string {
  let last = 0
  return () => `new-${++last}`
}
