import { own } from '../../engine/lib/own.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { pointerTo } from '../positions.ts'
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
    }
  }
  for (const [under, answers] of [
    ['/when', scenario.when],
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
  const { as, programme, facts } = given
  const names: Thing[] = [
    ...(as?.role === undefined ? [] : [{ kind: 'role' as const, id: as.role }]),
    ...(as?.sharedAs === undefined ? [] : [{ kind: 'role' as const, id: as.sharedAs }]),
    ...(programme === undefined ? [] : [{ kind: 'programme' as const, id: programme }]),
    ...(own(model.lookups, type.statusLookup) && typeof facts?.['status'] === 'string'
      ? [{ kind: 'option' as const, lookup: type.statusLookup, id: facts['status'] }]
      : []),
  ]
  yield { pointer: '/given', names }
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
