import { own } from '../../engine/lib/own.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { pointerTo } from '../positions.ts'
import type { NameUsed } from '../scenarios/expectations/expectation.ts'
import { expectations } from '../scenarios/expectations/index.ts'
import { answerPath } from '../scenarios/path.ts'
import type { ScenarioJson } from '../schema/scenarios.schema.ts'
import { isSame, type Thing } from './thing.ts'
import type { FindUses, Use } from './use.ts'

/** Scenarios that give, enter or expect something of it; each once. */
export const inScenarios: FindUses = function* ({ thing }, { folder, model }) {
  for (const { json, file } of folder.scenarios) {
    const type = own(model.recordTypes, json.recordType)
    if (!type) continue
    if (isSame({ kind: 'record type', id: type.id }, thing)) {
      yield {
        section: 'Scenarios',
        place: { file, pointer: '/recordType' },
        says: `${json.scenarios.length} scenarios`,
      }
    }
    for (const [index, scenario] of json.scenarios.entries()) {
      const said = [...thingsIn(scenario, { ...json.given, ...scenario.given }, type, model)]
      const first = said.find(({ names }) => names.some((one) => isSame(one, thing)))
      if (!first) continue
      const pointer = pointerTo('scenarios', index) + first.pointer
      yield { section: 'Scenarios', place: { file, pointer }, says: scenario.name } satisfies Use
    }
  }
}

interface Said {
  readonly pointer: string
  readonly names: readonly Thing[]
}

function* thingsIn(
  scenario: ScenarioJson,
  given: NonNullable<ScenarioJson['given']>,
  type: RecordType,
  model: Model,
): Generator<Said> {
  for (const [name, json] of Object.entries(scenario.then)) {
    for (const { pointer, what, name: used, of } of own(expectations, name)?.names(json) ?? []) {
      const here = pointerTo('then', name) + pointer
      if (what === 'form') yield { pointer: here, names: [{ kind: 'form', recordType: type.id, id: used }] }
      if (what === 'field') yield { pointer: here, names: fieldsOf(type, used) }
      if (what === 'option') yield { pointer: here, names: optionsOf(type, of ?? '', [used]) }
      yield { pointer: here, names: lifeOf(type, what, used) }
    }
  }
  const steps = (scenario.do ?? []).map((step, index) => ({ ...step, here: pointerTo('do', index) }))
  for (const { action, here } of steps) {
    if (action !== undefined) yield { pointer: `${here}/action`, names: lifeOf(type, 'action-id', action) }
  }
  for (const [under, answers] of [
    ['/when', scenario.when],
    ...steps.map(({ save, here }) => [`${here}/save`, save] as const),
    ['/given/record', given.record],
  ] as const) {
    for (const [id, value] of Object.entries(answers ?? {})) {
      const pointer = under + pointerTo(id)
      yield { pointer, names: [...fieldsOf(type, id), ...optionsOf(type, id, [value].flat())] }
      for (const row of Array.isArray(value) ? value : []) {
        if (typeof row !== 'object' || row === null) continue
        for (const [cell, answer] of Object.entries(row)) {
          const path = `${id}[1].${cell}`
          yield { pointer, names: [...fieldsOf(type, path), ...optionsOf(type, path, [answer].flat())] }
        }
      }
    }
  }
  const { as, programme, facts, alerts = [] } = given
  const names: Thing[] = [
    ...(as?.role === undefined ? [] : [{ kind: 'role' as const, id: as.role }]),
    ...(as?.sharedAs === undefined ? [] : [{ kind: 'role' as const, id: as.sharedAs }]),
    ...(programme === undefined ? [] : [{ kind: 'programme' as const, id: programme }]),
    ...(own(model.lookups, type.statusLookup) && typeof facts?.['status'] === 'string'
      ? [{ kind: 'option' as const, lookup: type.statusLookup, id: facts['status'] }]
      : []),
  ]
  const stage = facts?.['workflow']
  const life = [
    ...(typeof stage === 'string' ? lifeOf(type, 'stage', stage) : []),
    ...alerts.flatMap((kind) => lifeOf(type, 'alert', kind)),
  ]
  yield { pointer: '/given', names: [...names, ...life] }
}

/** Stages, tasks, alerts, actions and notifications; the steps of an approval stand for it. */
function lifeOf({ id: recordType, lifecycle }: RecordType, what: NameUsed['what'], id: string): readonly Thing[] {
  if (what === 'notification') return [{ kind: what, id }]
  if (what === 'stage' || what === 'task' || what === 'alert' || what === 'approval' || what === 'transition')
    return [{ kind: what, recordType, id }]
  if (what !== 'action-id' && what !== 'action') return []
  const named = lifecycle?.actions.find((action) => action.id === id || action.permission === id)
  if (named?.transition) return [{ kind: 'transition', recordType, id: named.transition.kind }]
  const step = named?.approval
  return [step ? { kind: 'approval', recordType, id: step.kind } : { kind: 'action', recordType, id }]
}

function fieldsOf(type: RecordType, path: string): Thing[] {
  const { field, cell } = answerPath(path)
  const top: Thing = { kind: 'field', recordType: type.id, id: field }
  return cell === undefined ? [top] : [top, { kind: 'field', recordType: type.id, subform: field, id: cell }]
}

function optionsOf(type: RecordType, path: string, ids: readonly unknown[]): Thing[] {
  const { field: id, cell } = answerPath(path)
  const top = type.fields.find((one) => one.id === id)
  const field = cell === undefined ? top : top?.rows?.fields.find((one) => one.id === cell)
  const lookup = field?.settings['lookup']
  if (typeof lookup !== 'string') return []
  return ids.flatMap((option) => (typeof option === 'string' ? [{ kind: 'option', lookup, id: option }] : []))
}
