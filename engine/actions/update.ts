import { fieldsById } from '../fields/by-id.ts'
import { issuesIn } from '../forms/issues.ts'
import { settled } from '../forms/settled.ts'
import { touchedBy } from '../forms/touched.ts'
import { namesRead } from '../logic/names.ts'
import { scopeOfRecord } from '../logic/scope.ts'
import type { RecordType } from '../model.ts'
import type { Issue } from '../problems.ts'
import { diff } from '../records/diff.ts'
import { type Edits, merge } from '../records/merge.ts'
import type { Answers, FieldChange } from '../records/record.ts'
import { coreAfter } from '../records/stamps.ts'
import { type DecidingOnRecord, defineChanging } from './door.ts'
import { lockedChanges } from './locked.ts'
import { strangersIn } from './named-records.ts'
import { outcomeOf } from './outcome.ts'
import { readPayload } from './payload.ts'
import { answersSeen, mergedWithTheirs } from './rebased.ts'
import { refuseFor } from './refusal.ts'
import { withRowDefaults } from './row-defaults.ts'

/** Changes answers: merged into what stands, or into what stands by now where the writer says what they saw. */
export const update = defineChanging('update', (deciding) => {
  const { model, type, action, actor, access, record, moment, today } = deciding
  const seen = answersSeen(deciding)
  const { edits, issues } = readPayload(action.answers, {
    ...{ model, type, access, today, newId: moment.newId, files: deciding.files, userName: actor.userName },
    ...{ record, seen },
  })
  refuseFor([...issues, ...strangersIn(deciding, edits, [seen, record.answers])], action)

  const yours = edited(deciding, seen, edits)
  const merged = seen === record.answers ? yours : mergedWithTheirs(deciding, seen, yours)
  const said = diff(record.answers, merged)
  const answers = said.length === 0 ? record.answers : atRest(deciding, merged)
  const fields = answers === merged ? said : diff(record.answers, answers)
  const after = { ...record, version: record.version + 1, answers, core: coreAfter(record.core, actor, moment.now) }
  // A save without a difference says nothing but that its writer has seen the record.
  if (fields.length === 0) return outcomeOf(deciding, after, { fields }, { before: record, isSave: true })

  const locked = lockedChanges(said, scopeIn(deciding, record.answers), scopeIn(deciding, answers))
  const standing = wrongWith(deciding, { before: record.answers, after: answers, fields }, edits)
  const isYours = seen === record.answers ? () => true : known(wrongBefore(deciding, seen, yours, edits))
  const overridden = refuseFor([...locked, ...standing.filter(isYours)], action)
  const attention = standing.filter((issue) => !isYours(issue)).map(({ path, code }) => ({ path, code }))
  return outcomeOf(
    deciding,
    after,
    { fields, ...overridden },
    { before: record, isSave: true, ...(attention.length > 0 && { attention }) },
  )
})

const circumstancesOf = ({ record: { core, programme }, access: { readable }, today, actor }: DecidingOnRecord) => ({
  core,
  programme,
  readable,
  today,
  writing: { actor },
})

const scopeIn = (deciding: DecidingOnRecord, answers: Answers) =>
  scopeOfRecord({ model: deciding.model, type: deciding.type, answers, ...circumstancesOf(deciding) })

function edited(deciding: DecidingOnRecord, seen: Answers, edits: Edits): Answers {
  const merged = merge(deciding.type.fields, seen, edits)
  return merged === seen ? seen : withRowDefaults(merged, seen, edits, scopeIn(deciding, merged))
}

/** Brought to rest over the whole record: what the actor cannot read decides too. */
const atRest = ({ model, type, record: { core, programme }, today }: DecidingOnRecord, answers: Answers): Answers =>
  settled(model, type, answers, { core, programme, today })

interface Save {
  readonly before: Answers
  readonly after: Answers
  readonly fields: readonly FieldChange[]
}

/** What the law lets a save be refused for: on fields that the actor may write and that this save touches. */
function wrongWith(deciding: DecidingOnRecord, { before, after, fields }: Save, edits: Edits): readonly Issue[] {
  const { model, type, access } = deciding
  const moved = movedBy(type, edits)
  const touched = touchedBy(fields.filter(({ field }) => moved.has(field)))
  return issuesIn(model, type, after, { ...circumstancesOf(deciding), writable: access.writable, touched, before })
}

/** What would have been wrong, had nobody else written since. */
function wrongBefore(deciding: DecidingOnRecord, seen: Answers, yours: Answers, edits: Edits): readonly Issue[] {
  const after = atRest(deciding, yours)
  return wrongWith(deciding, { before: seen, after, fields: diff(seen, after) }, edits)
}

/** Fields that the edits speak about, and those worked out of them. What else a save brings to rest is not its doing. */
function movedBy(type: RecordType, edits: Edits): ReadonlySet<string> {
  const moved = new Set(Object.keys(edits))
  const fields = fieldsById(type.fields)
  for (const id of type.calculationOrder) {
    for (const name of namesRead(fields.get(id)?.calculation).record) if (moved.has(name)) moved.add(id)
  }
  return moved
}

/** Tells issues that were there already. */
const known = (issues: readonly Issue[]) => {
  const keys = new Set(issues.map(keyOf))
  return (issue: Issue) => keys.has(keyOf(issue))
}

const keyOf = ({ path, code, params }: Issue) => JSON.stringify([path, code, params?.['rule']])
