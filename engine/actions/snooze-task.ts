import { addDays } from '../lib/dates.ts'
import { ruleOfTask, taskRulesOf } from '../life/tasks.ts'
import { isForActor } from '../permissions/task-audience.ts'
import { type Issue, problems } from '../problems.ts'
import { seenTask } from '../query/seen-rows.ts'
import type { SnoozeRow } from '../records/collections.ts'
import { coreAfter } from '../records/stamps.ts'
import { answersTo, asking, message } from './asked.ts'
import { type DecidingOnRecord, defineChanging } from './door.ts'
import { outcomeOf } from './outcome.ts'

/** Puts off a task of the actor's until a day, with the reason; on that day it comes back. */
export const snoozeTask = defineChanging('snooze_task', (deciding) => {
  const { model, type, action, actor, access, record, moment } = deciding
  const {
    task: id,
    until,
    reason,
  } = answersTo(deciding, {
    required: { task: asking('task', 'text'), until: asking('until', 'date'), reason: message('reason') },
  })
  const seen = seenTask(model, type, record, id, { access, userName: actor.userName })
  const rule = seen && ruleOfTask(taskRulesOf(type), id)
  if (!rule || !isForActor(rule, seen, actor, record, access)) throw problems.partNotFound({ id })
  if (!rule.snooze) throw problems.actionRefused({ action: action.name, reasons: [{ code: 'task.not_put_off' }] })
  const issues = wrongWith(until, rule.snooze.days, deciding)
  if (issues.length > 0) throw problems.answersHaveIssues({ issues })
  const snooze: SnoozeRow = { unique_id: id, until, reason, by: actor.userName, at: moment.now }
  const others = (record.core.task_snoozes ?? []).filter(({ unique_id }) => unique_id !== id)
  const core = { ...coreAfter(record.core, actor, moment.now), task_snoozes: [...others, snooze] }
  const after = { ...record, version: record.version + 1, core }
  return outcomeOf(deciding, after, { fields: [] }, { before: record })
})

/** After today, and no further than the rule lets it. */
function wrongWith(until: string, days: number, { today }: DecidingOnRecord): readonly Issue[] {
  const latest = addDays(today, days) ?? until
  if (until <= today) return [{ path: 'until', code: 'date.too_early', params: { earliest: addDays(today, 1) } }]
  return until > latest ? [{ path: 'until', code: 'date.too_late', params: { latest } }] : []
}
