import { own } from '../../engine/lib/own.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import type { During } from '../../engine/logic/operators/operator.ts'
import { booleanType, typeOfField, type ValueType } from '../../engine/logic/value-type.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { pointerTo } from '../positions.ts'
import type { Place } from '../report.ts'
import type { RuleJson } from '../schema/fields.schema.ts'
import type { Checked } from './check.ts'
import { eachField } from './each-field.ts'
import { lifeLogicIn } from './life-logic.ts'
import { transitionLogicIn } from './transition-logic.ts'

/** One expression of a folder: where it stands, what it may read and what it has to give. */
export interface LogicHere {
  readonly place: Place
  /** Which property it is. */
  readonly as:
    | ('required' | 'visible' | 'readOnly' | 'optionFilter' | 'calculation' | 'default' | 'rule')
    | ('stage' | 'task' | 'alert' | 'action' | 'effect')
  readonly logic: Logic
  readonly gives: ValueType
  /** May be this instead. */
  readonly orGives?: ValueType
  readonly type: RecordType
  /** The field whose rows hold the field that the expression belongs to. */
  readonly subform?: Field
  /** Where its result counts: the field, or the form. */
  readonly field?: Field
  readonly form?: string
  readonly discloses?: true
  /** Whether there is a write that it can tell of, and somebody who does it. */
  readonly during?: readonly During[]
  /** Questions of the dialog. */
  readonly asks?: readonly Field[]
  /** What it may ask of the entry of a transition; absent where there is none. */
  readonly entry?: ReadonlySet<string>
  /** What it decides is kept: it may not depend on the day. */
  readonly stored?: true
  /** Gives a value, and is no condition: it may be a constant. */
  readonly isValue?: true
  /** What it decides, for people; where it is not said by `as`. */
  readonly says?: string
}

const conditions = ['required', 'visible', 'readOnly', 'optionFilter'] as const

const known = new WeakMap<Model, readonly LogicHere[]>()

/** Every expression in the sound parts of a folder, gathered once. Plain `true` is none. */
export function eachLogic(checked: Checked): readonly LogicHere[] {
  const found = known.get(checked.model) ?? [...logicIn(checked)]
  known.set(checked.model, found)
  return found
}

function* logicIn(checked: Checked): Generator<LogicHere> {
  const { folder, model, declared } = checked
  for (const { placed, field, rowsOf } of eachField(folder, model, declared)) {
    const type = own(model.recordTypes, placed.recordType)
    if (!type) continue
    const at = (pointer: string) => ({ file: placed.file, pointer: placed.pointer + pointer })
    const here = { type, field, ...(rowsOf && { subform: rowsOf }) }
    for (const as of conditions) {
      const logic = placed.json[as] as Logic | undefined
      if (logic === undefined || logic === true) continue
      yield { ...here, place: at(`/${as}`), as, logic, gives: booleanType }
    }
    if (field.calculation !== undefined) {
      yield {
        ...here,
        place: at('/calculation'),
        as: 'calculation',
        logic: field.calculation,
        gives: typeOfField(field),
        stored: true,
        isValue: true,
      }
    }
    if (field.default && 'logic' in field.default) {
      yield {
        ...here,
        place: at('/default/logic'),
        as: 'default',
        logic: field.default.logic,
        gives: typeOfField(field),
        isValue: true,
        during: ['writer'],
      }
    }
    yield* rulesOf(placed.json.rules, at('/rules'), here)
  }
  for (const { json, file, recordType } of folder.forms) {
    const type = own(model.recordTypes, recordType)
    if (!type || json.visible === undefined || json.visible === true) continue
    const place = { file, pointer: '/visible' }
    yield { place, as: 'visible', logic: json.visible as Logic, gives: booleanType, type, form: json.id }
  }
  for (const { json, file } of folder.recordTypes) {
    const type = own(model.recordTypes, json.id)
    if (type) yield* rulesOf(json.rules, { file, pointer: '/rules' }, { type })
  }
  yield* lifeLogicIn(checked)
  yield* transitionLogicIn(checked)
}

type Owner = Pick<LogicHere, 'type' | 'field' | 'subform'>

function* rulesOf(rules: readonly RuleJson[] | undefined, place: Place, owner: Owner): Generator<LogicHere> {
  for (const [index, rule] of rules?.entries() ?? []) {
    const field = owner.field ?? owner.type.fields.find(({ id }) => id === rule.at)
    const here = { ...owner, ...(field && { field }), ...(rule.discloses && { discloses: true as const }) }
    for (const part of ['when', 'holds'] as const) {
      const logic = rule[part] as Logic | undefined
      if (logic === undefined) continue
      const pointer = place.pointer + pointerTo(index, part)
      yield { ...here, place: { file: place.file, pointer }, as: 'rule', logic, gives: booleanType }
    }
  }
}
