import { fieldsById } from '../../engine/fields/by-id.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import { permissionsOf, platformPermissions } from '../../engine/permissions/permissions.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { Place } from '../report.ts'
import type { NameUsed } from '../scenarios/expectations/expectation.ts'
import { expectations } from '../scenarios/expectations/index.ts'
import { answerPath } from '../scenarios/path.ts'
import type { ActorJson, ScenarioJson, ScenariosJson, StepJson } from '../schema/scenarios.schema.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, refer, referEach, within } from './check.ts'

/** What scenarios name: fields, forms, rules, options, roles, people. Whether they come true is for `formwork test` to say. */
export const checkScenarios: Check = (checked) => {
  const { folder, model, declared, report } = checked
  for (const placed of folder.scenarios) {
    const { recordType, given, scenarios } = placed.json
    if (!refer(report, within(placed, '/recordType'), recordType, declared.recordTypes, 'record type')) continue
    const type = own(model.recordTypes, recordType)
    if (!type) continue
    checkGiven(checked, placed, '/given', given ?? {}, type)
    const names = new Set<string>()
    for (const [index, scenario] of scenarios.entries()) {
      const here = pointerTo('scenarios', index)
      if (names.has(scenario.name)) {
        report('name.duplicate', within(placed, `${here}/name`), {
          found: `a second scenario called ${quoted(scenario.name)}`,
          expected: 'each name once in a file',
        })
      }
      names.add(scenario.name)
      checkGiven(checked, placed, `${here}/given`, scenario.given ?? {}, type)
      for (const [at, step] of (scenario.do ?? []).entries())
        checkStep(checked, placed, here + pointerTo('do', at), step, type)
      checkAnswers(checked, within(placed, `${here}/when`), scenario.when ?? {}, type.fields, type)
      for (const [name, json] of Object.entries(scenario.then)) {
        const at = within(placed, here + pointerTo('then', name))
        for (const used of own(expectations, name)?.names(json) ?? []) checkName(checked, at, used, type)
      }
    }
  }
}

type Given = NonNullable<ScenarioJson['given']>

function checkGiven(
  checked: Checked,
  placed: Placed<ScenariosJson>,
  pointer: string,
  { programme, as, owner, record, facts, alerts, duplicates }: Given,
  type: RecordType,
): void {
  const { declared, report } = checked
  const at = (below: string) => within(placed, pointer + below)
  if (programme !== undefined) {
    refer(report, at('/programme'), programme, new Set(type.programmes), `programme of \`${type.id}\``)
  }
  if (as) checkActor(checked, placed, `${pointer}/as`, as)
  const users = new Set(checked.folder.people.map(({ json }) => json.userName))
  if (owner !== undefined) refer(report, at('/owner'), owner, users, 'person')
  const kinds = declared.alertKinds(type.id)
  referEach(
    report,
    { ...placed, pointer: placed.pointer + pointer },
    'alerts',
    alerts,
    kinds,
    `kind of alert on \`${type.id}\``,
  )
  const fields = declared.fields(type.id)
  referEach(
    report,
    { ...placed, pointer: placed.pointer + pointer },
    'duplicates',
    duplicates,
    fields,
    `field of \`${type.id}\``,
  )
  for (const [name, value] of Object.entries(facts ?? {})) {
    const place = at(pointerTo('facts', name))
    if (!refer(report, { ...place, part: 'key' }, name, openFacts, 'core fact')) continue
    if (name === 'status') checkOption(checked, place, value, type.statusLookup)
    if (name === 'workflow') refer(report, place, String(value), declared.stages(type.id), `stage of \`${type.id}\``)
  }
  checkAnswers(checked, at('/record'), record ?? {}, type.fields, type)
}

function checkActor(checked: Checked, placed: Placed<ScenariosJson>, pointer: string, as: ActorJson): void {
  const { folder, model, declared, report } = checked
  const at = (below: string) => within(placed, pointer + below)
  const users = new Set(folder.people.map(({ json }) => json.userName))
  if (as.role !== undefined) refer(report, at('/role'), as.role, declared.roles, 'role')
  if (as.user !== undefined) refer(report, at('/user'), as.user, users, 'person')
  if (as.role === undefined && as.user === undefined) {
    report('schema.missing_property', at(''), { found: 'neither `role` nor `user`', expected: 'one of them' })
  }
  if (as.sharedAs !== undefined && refer(report, at('/sharedAs'), as.sharedAs, declared.roles, 'role')) {
    if (own(model.roles, as.sharedAs) && !own(model.roles, as.sharedAs)?.referral) {
      report('reference.wrong_kind', at('/sharedAs'), {
        found: `the role ${quoted(as.sharedAs)}, under which nothing can be shared`,
        expected: 'a role with `"referral": true`',
      })
    }
  }
}

function checkStep(
  checked: Checked,
  placed: Placed<ScenariosJson>,
  here: string,
  step: StepJson,
  type: RecordType,
): void {
  const { as, save, action, answers } = step
  if (as) checkActor(checked, placed, `${here}/as`, as)
  if (save) checkAnswers(checked, within(placed, `${here}/save`), save, type.fields, type)
  if (action === undefined) return
  const known = namesOfLife(checked, type)['action-id']
  if (!refer(checked.report, within(placed, `${here}/action`), action, known, `action of \`${type.id}\``)) return
  const asks = type.lifecycle?.actions.find(({ id }) => id === action)?.asks
  if (asks) checkAnswers(checked, within(placed, `${here}/answers`), answers ?? {}, asks, type)
}

const openFacts = new Set(
  Object.entries(coreFacts)
    .filter(([, { internal }]) => !internal)
    .map(([name]) => name),
)

function checkAnswers(
  checked: Checked,
  place: Place,
  answers: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  type: RecordType,
): void {
  const names = fields === type.fields ? checked.declared.fields(type.id) : new Set(fields.map(({ id }) => id))
  for (const [name, value] of Object.entries(answers)) {
    const here = { ...place, pointer: place.pointer + pointerTo(name) }
    if (fields !== type.fields && (name === 'unique_id' || name === '_destroy')) continue
    if (!refer(checked.report, { ...here, part: 'key' }, name, names, 'field')) continue
    const field = fieldsById(fields).get(name)
    if (!field) continue
    if (field.calculation !== undefined) {
      checked.report(
        'reference.wrong_kind',
        { ...here, part: 'key' },
        {
          found: `an answer to ${quoted(name)}, which is worked out`,
          expected: 'answers to the fields that it is worked out of',
        },
      )
    } else if (field.rows) {
      for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
        const rowPlace = { ...here, pointer: here.pointer + pointerTo(index) }
        if (typeof row === 'object' && row !== null) checkAnswers(checked, rowPlace, row, field.rows.fields, type)
      }
    } else if (typeof field.settings['lookup'] === 'string') {
      const { lookup } = field.settings
      const several = Array.isArray(value)
      for (const [index, option] of [value].flat().entries()) {
        const optionPlace = several ? { ...here, pointer: here.pointer + pointerTo(index) } : here
        checkOption(checked, optionPlace, option, lookup)
      }
    }
  }
}

function checkOption({ model, report }: Checked, place: Place, option: unknown, lookup: string): void {
  const known = own(model.lookups, lookup)
  if (!known || typeof option !== 'string' || option === '') return
  refer(report, place, option, new Set(known.options.map(({ id }) => id)), `option of \`${lookup}\``)
}

function checkName(checked: Checked, place: Place, used: NameUsed, type: RecordType): void {
  const { declared, report } = checked
  const { what, name, part } = used
  const here = { ...place, pointer: place.pointer + used.pointer, ...(part && { part }) }
  if (what === 'form') refer(report, here, name, declared.forms(type.id), `form of \`${type.id}\``)
  else if (what === 'action') refer(report, here, name, permissionsOf(type, checked.model), 'action')
  else if (what === 'rule') refer(report, here, name, declared.rules(type.id), `rule of \`${type.id}\``)
  else if (what === 'field') checkPath(checked, here, name, type)
  else if (what !== 'option')
    refer(report, here, name, namesOfLife(checked, type)[what], `${wordFor(what)} of \`${type.id}\``)
  else checkOption(checked, here, name, String(fieldAt(type, used.of ?? '')?.settings['lookup']))
}

/** What scenarios name of the life of a record. */
const namesOfLife = ({ declared }: Checked, { id, lifecycle }: RecordType) => {
  const actions = new Set([...platformPermissions, ...(lifecycle?.actions ?? []).map((action) => action.id)])
  return {
    stage: declared.stages(id),
    task: new Set((lifecycle?.tasks ?? []).map((task) => task.id)),
    alert: declared.alertKinds(id),
    approval: declared.approvals(id),
    notification: declared.notifications,
    fact: openFacts,
    transition: declared.transitions(id),
    'action-id': actions,
  } as const
}

const wordFor = (what: NameUsed['what']) => (what === 'action-id' ? 'action' : what === 'fact' ? 'core fact' : what)

function checkPath({ declared, report }: Checked, place: Place, path: string, type: RecordType): void {
  const { field: id, cell } = answerPath(path)
  if (!refer(report, place, id, declared.fields(type.id), `field of \`${type.id}\``) || cell === undefined) return
  const top = fieldsById(type.fields).get(id)
  if (!top) return
  refer(report, place, cell, new Set(top.rows?.fields.map((field) => field.id)), `field in the rows of \`${id}\``)
}

function fieldAt(type: RecordType, path: string): Field | undefined {
  const { field: id, cell } = answerPath(path)
  const top = fieldsById(type.fields).get(id)
  return cell === undefined ? top : top?.rows?.fields.find((field) => field.id === cell)
}
