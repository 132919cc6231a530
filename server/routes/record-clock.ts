/** The life of a record as of any day, for whoever writes the configuration: its stage, tasks and alerts under a clock that they move. */
import { Hono } from 'hono'
import { workflowOf } from '../../engine/effects/enter-stage.ts'
import { isoDate } from '../../engine/lib/dates.ts'
import { textIn } from '../../engine/lib/text-in.ts'
import { instantIn, todayIn } from '../../engine/lib/time-zone.ts'
import { taskState } from '../../engine/life/task-state.ts'
import { tasksOf } from '../../engine/life/tasks.ts'
import type { Model, RecordType, Texts } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { type Asked, type Env, localeOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { todayOf } from '../today.ts'
import { reached } from './show-record.ts'

/** Mounted under `formwork dev` only. */
export const recordClock = new Hono<Env>().get('/developer/workshop/clock/:plural/:id', (c) => showClock(c))

async function showClock(c: Asked): Promise<Response> {
  const { model } = c.var.release
  const asked = c.req.query('day')
  const day = asked === undefined ? todayOf(c) : isoDate(asked)
  const now = day && instantIn(model.instance.timeZone, `${day}T12:00`)
  if (day === undefined || now === undefined)
    throw problems.queryRefused({ field: 'day', code: 'query.unreadable_value' })
  const { record, type } = await reached(c)
  const say = (texts: Texts | undefined) => textIn(texts, localeOf(c), model.instance.defaultLocale)
  return jsonResponse(c, { data: { day, ...standing(model, type, record, now, say) } })
}

type Say = (texts: Texts | undefined) => string

/** What had happened by then, and what is due by then; answers are those of now, for tasks hang on nothing else. */
function standing(model: Model, type: RecordType, record: AnyRecord, now: string, say: Say) {
  const { core, programme } = record
  const moment = { now, today: todayIn(model.instance.timeZone, now) }
  const workflow = workflowOf(type, programme)
  const stageAt = (core.workflow_stages ?? []).findLast(({ entered_at }) => entered_at <= now)
  const labelOfStage = (id: string) => say(workflow?.stages.find((stage) => stage.id === id)?.label) || id
  const rules = new Map((type.lifecycle?.tasks ?? []).map((rule) => [rule.id, rule]))
  const isLater = core.created_at > now
  return {
    made: !isLater,
    ...(stageAt && {
      stage: { id: stageAt.stage, label: labelOfStage(stageAt.stage), entered_at: stageAt.entered_at },
    }),
    tasks: [...tasksOf(model, record)]
      .sort((one, other) => (one.due_at < other.due_at ? -1 : 1))
      .map((task) => ({
        id: task.unique_id,
        label: say(rules.get(task.type)?.label),
        due_date: task.due_date,
        due_at: task.due_at,
        upcoming_from: task.upcoming_from,
        state: taskState(task, moment),
      })),
    alerts: (core.alerts ?? [])
      .filter(({ date }) => date <= now)
      .map(({ unique_id, type: kind, date }) => ({
        id: unique_id,
        type: kind,
        label: say(kindOf(model, type, kind)),
        date,
      })),
  }
}

function kindOf(model: Model, type: RecordType, kind: string): Texts | undefined {
  const approval = type.lifecycle?.approvals.find(({ id }) => kind === id || kind === `${id}_answered`)
  const rules = [type, ...Object.values(model.recordTypes)].flatMap(({ lifecycle }) => lifecycle?.alerts ?? [])
  return rules.find(({ id }) => id === kind)?.label ?? approval?.label
}
