import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import { pointerTo } from '../positions.ts'
import { isObject } from './reference.ts'
import { isSame, type Thing } from './thing.ts'
import type { FindUses } from './use.ts'

/** Numbers of home pages that count a record type, ask about a field, or wait for an option, a stage, a task, an alert. */
export const inIndicators: FindUses = function* ({ thing }, { folder, model }) {
  for (const { json, file } of folder.dashboards) {
    for (const [index, indicator] of json.indicators.entries()) {
      const [id = '', collection] = indicator.from.split('.')
      const type = own(model.recordTypes, id)
      if (!type) continue
      const here = pointerTo('indicators', index)
      const said = [
        { pointer: '/from', things: [{ kind: 'record type', id } as Thing, ...fieldsOf(type, collection ?? '')] },
        ...(indicator.by ?? []).map((name, at) => ({
          pointer: pointerTo('by', at),
          things: fieldsOf(type, name, collection),
        })),
        ...askedIn(indicator.where, '/where', type, collection),
      ]
      const first = said.find(({ things }) => things.some((one) => isSame(one, thing)))
      if (!first) continue
      const place = { file, pointer: here + first.pointer }
      yield { section: 'Home page', place, says: `counted in ${json.id}.${indicator.id}` }
    }
  }
}

interface Asked {
  readonly pointer: string
  readonly things: readonly Thing[]
}

function* askedIn(where: unknown, pointer: string, type: RecordType, rows: string | undefined): Generator<Asked> {
  if (Array.isArray(where)) {
    for (const [index, part] of where.entries()) yield* askedIn(part, pointer + pointerTo(index), type, rows)
  }
  if (!isObject(where)) return
  const inside = typeof where['any_row'] === 'string' ? where['any_row'] : rows
  if (inside !== rows) yield { pointer: `${pointer}/any_row`, things: fieldsOf(type, String(inside)) }
  for (const key of ['all', 'any', 'not', 'where']) yield* askedIn(where[key], `${pointer}/${key}`, type, inside)
  if (typeof where['field'] !== 'string') return
  yield { pointer: `${pointer}/field`, things: fieldsOf(type, where['field'], inside) }
  const values = Array.isArray(where['among']) ? where['among'] : []
  yield {
    pointer: `${pointer}/among`,
    things: values.flatMap((value) => thingsOf(type, where['field'], inside, value)),
  }
}

function fieldsOf({ id: recordType, fields }: RecordType, written: string, rows?: string): readonly Thing[] {
  if (rows === undefined || written.startsWith('record.')) {
    return [{ kind: 'field', recordType, id: written.replace(/^record\./, '') }]
  }
  return fields.some(({ id }) => id === rows) ? [{ kind: 'field', recordType, subform: rows, id: written }] : []
}

/** What a value stands for beside a name. */
function thingsOf(type: RecordType, name: unknown, rows: string | undefined, value: unknown): readonly Thing[] {
  if (typeof value !== 'string' || typeof name !== 'string') return []
  const kinds = { workflow: 'stage', current_alert_types: 'alert' } as const
  const ofRows = { tasks: { type: 'task' }, alerts: { type: 'alert' }, workflow_stages: { stage: 'stage' } } as const
  const kind = rows === undefined ? own(kinds, name) : own(own(ofRows, rows) ?? {}, name)
  if (kind) return [{ kind, recordType: type.id, id: value }]
  const fields = rows === undefined ? type.fields : (type.fields.find(({ id }) => id === rows)?.rows?.fields ?? [])
  const lookup =
    fields.find(({ id }) => id === name)?.settings['lookup'] ?? (name === 'status' ? type.statusLookup : '')
  return [{ kind: 'option', lookup: String(lookup), id: value }]
}
