/** Types every expression against the fields that it names: what the configuration's checker says about logic. */
import { fieldsById } from '../fields/by-id.ts'
import type { ValueKind } from '../fields/field-type.ts'
import { nearest } from '../lib/nearest.ts'
import { own } from '../lib/own.ts'
import type { Field, Model, RecordType } from '../model.ts'
import { coreFacts } from '../records/core-facts.ts'
import type { Logic } from './logic.ts'
import { operators } from './operators/index.ts'
import type { During, Judge } from './operators/operator.ts'
import { placeOfName } from './scope.ts'
import { type Call, callIn, isList, type LogicIssue, nameOfRows, shapeIssues } from './shape.ts'
import {
  comparedAs,
  type Misfit,
  misfit,
  textType,
  typeOfField,
  united,
  unknownType,
  type ValueType,
  wordsFor,
} from './value-type.ts'

/** Where an expression stands: what its names can mean. */
export interface Surroundings {
  readonly model: Pick<Model, 'lookups'>
  readonly type: Pick<RecordType, 'fields' | 'statusLookup'>
  /** The subform, for an expression at one of its rows' fields. */
  readonly subform?: Field | undefined
  /** The field whose options are filtered, for an option filter. */
  readonly optionsOf?: Field | undefined
  /** Whether there is a write that can be told of, and who does it. Absent: neither. */
  readonly during?: readonly During[] | undefined
  /** Questions of the dialog. */
  readonly asks?: readonly Field[] | undefined
}

/** Everything wrong with an expression that shall give a value of the type. */
export function issuesOfLogic(logic: Logic, around: Surroundings, expected: ValueType): readonly LogicIssue[] {
  const shape = shapeIssues(logic)
  if (shape.length > 0) return shape
  const typing = new Typing(around)
  const found = typing.typeOf(logic, '', around.subform)
  typing.complain('', misfit(found, expected, around.model))
  return typing.issues
}

/** Of the facts with options the one whose are a lookup's. */
const STATUS: keyof typeof coreFacts = 'status'

class Typing {
  readonly issues: LogicIssue[] = []
  readonly #around: Surroundings

  constructor(around: Surroundings) {
    this.#around = around
  }

  complain(pointer: string, wrong: Misfit | undefined): void {
    if (wrong) this.issues.push({ pointer, ...wrong })
  }

  typeOf(logic: Logic, pointer: string, subform: Field | undefined): ValueType {
    if (isList(logic)) return this.#typeOfList(logic, pointer, subform)
    const call = callIn(logic)
    if (call) return this.#typeOfCall(call, pointer, subform)
    if (typeof logic === 'string') return { ...textType, literals: [logic] }
    if (typeof logic === 'number') return { kind: 'number', literals: [logic] }
    return typeof logic === 'boolean' ? { kind: 'boolean', literals: [logic] } : unknownType
  }

  #typeOfList(list: readonly Logic[], pointer: string, subform: Field | undefined): ValueType {
    const types = list.map((member, index) => this.typeOf(member, `${pointer}/${index}`, subform))
    const type = united(types)
    types.forEach((member, index) => {
      this.complain(`${pointer}/${index}`, misfit(member, { ...type, kind: type.kind }, this.#around.model))
    })
    return { ...type, many: true }
  }

  #typeOfCall(call: Call, pointer: string, subform: Field | undefined): ValueType {
    const operator = operators.get(call.name)
    if (!operator) return unknownType
    const [first] = call.operands
    const pointers = call.pointers.map((below) => pointer + below)
    const { during, asks = [] } = this.#around
    if (operator.during && !during?.includes(operator.during)) {
      this.complain(pointer, { code: 'logic.out_of_place', params: { found: operator.name } })
    }
    if (operator.named) {
      const name = String(first)
      const at = pointers[0] ?? pointer
      const nameType =
        operator.names === 'asked' ? this.#typeOfAsked(name, at, asks) : this.#typeOfName(name, at, subform)
      return operator.type([nameType], this.#judge([nameType], pointers, nameType))
    }
    const rows = operator.overRows ? this.#typeOfName(nameOfRows(first) ?? '', undefined, subform).rows : undefined
    const types = call.operands.map((operand, index) =>
      operator.overRows && index === 1 && !rows
        ? unknownType
        : this.typeOf(operand, pointers[index] ?? pointer, index === 1 && rows ? rows : subform),
    )
    return operator.type(types, this.#judge(types, pointers, unknownType))
  }

  #judge(types: readonly ValueType[], pointers: readonly string[], nameType: ValueType): Judge {
    const typeAt = (operand: number) => types[operand] ?? unknownType
    const complainAt = (operand: number, wrong: Misfit | undefined) => this.complain(pointers[operand] ?? '', wrong)
    const { model } = this.#around
    const isOf = ({ kind }: ValueType, kinds: readonly ValueKind[] | undefined) =>
      kind === 'unknown' || kinds === undefined || kinds.includes(kind)
    const wrongKind = (type: ValueType, kinds: readonly ValueKind[] | undefined, before: string): Misfit => ({
      code: 'logic.type',
      params: {
        found: wordsFor(type),
        expected: before + [...new Set((kinds ?? ['rows']).map(comparedAs))].join(' or '),
      },
    })
    return {
      nameType,
      mustBe(operand, kinds) {
        const type = typeAt(operand)
        if ((type.many || !isOf(type, kinds)) && !isDayLiteral(type, kinds, model)) {
          complainAt(operand, wrongKind(type, kinds, ''))
        }
      },
      refuse(operand, expected) {
        complainAt(operand, { code: 'logic.type', params: { found: wordsFor(typeAt(operand)), expected } })
      },
      mustBeList(operand, kinds) {
        const type = typeAt(operand)
        if (type.kind !== 'unknown' && (!type.many || !isOf(type, kinds)))
          complainAt(operand, wrongKind(type, kinds, 'list of '))
      },
      mustCompare(operand, other) {
        const [one, two] = [typeAt(operand), typeAt(other)]
        if (one.literals && !two.literals) complainAt(operand, misfit(one, two, model))
        else complainAt(other, misfit(two, one, model))
      },
      mustBeAmong(operand, list) {
        const { many, ...member } = typeAt(list)
        const one = typeAt(operand)
        if (member.kind !== 'unknown' && !many) return complainAt(list, wrongKind(member, undefined, 'list, not '))
        if (one.literals && !member.literals) complainAt(operand, misfit(one, member, model))
        else
          complainAt(
            member.literals ? list : operand,
            member.literals ? misfit(member, one, model) : misfit(one, member, model),
          )
      },
    }
  }

  #typeOfName(written: string, pointer: string | undefined, subform: Field | undefined): ValueType {
    const { at, name } = placeOfName(written)
    const { optionsOf } = this.#around
    if (at === 'option') {
      const lookup = optionsOf?.settings['lookup']
      if (optionsOf && name === 'id') return { kind: 'option', ...(typeof lookup === 'string' && { lookup }) }
      // Tags are words of the author's: often ids of options that another field chooses among.
      if (optionsOf && name === 'tags') return { ...unknownType, many: true }
      return this.#unknownName(written, optionsOf ? ['option.id', 'option.tags'] : [], pointer)
    }
    const inRow = at === 'here' ? subform : undefined
    const type = inRow
      ? typeIn(inRow.rows?.fields ?? [], name)
      : (typeIn(this.#around.type.fields, name) ?? this.#typeOfFact(name))
    return type ?? this.#unknownName(written, this.#names(inRow, at), pointer)
  }

  #typeOfAsked(name: string, pointer: string, asks: readonly Field[]): ValueType {
    return typeIn(asks, name) ?? this.#unknownName(name, [...fieldsById(asks).keys()], pointer)
  }

  #typeOfFact(name: string): ValueType | undefined {
    const fact = own(coreFacts, name)
    if (!fact || fact.internal) return undefined
    return {
      kind: fact.kind,
      ...(fact.many && { many: true }),
      ...(name === STATUS && { lookup: this.#around.type.statusLookup }),
    }
  }

  #names(inRow: Field | undefined, at: 'here' | 'record'): readonly string[] {
    const before = inRow || at === 'record' ? 'record.' : ''
    const ofRecord = [...fieldsById(this.#around.type.fields).keys(), ...Object.keys(coreFacts)]
    return [...(inRow?.rows?.fields.map((field) => field.id) ?? []), ...ofRecord.map((name) => before + name)]
  }

  #unknownName(found: string, names: readonly string[], pointer: string | undefined): ValueType {
    const suggestion = names.includes(`record.${found}`) ? `record.${found}` : nearest(found, names)
    const params = { found, ...(suggestion && { suggestion }) }
    if (pointer !== undefined) this.complain(pointer, { code: 'logic.name_unknown', params })
    return unknownType
  }
}

function typeIn(fields: readonly Field[], name: string): ValueType | undefined {
  const field = fieldsById(fields).get(name)
  const type = field && typeOfField(field)
  return type?.kind === 'none' ? undefined : type
}

/** A literal such as "2024-01-31" is text to JSON, and a day where a day is wanted. */
const isDayLiteral = (type: ValueType, kinds: readonly ValueKind[], model: Surroundings['model']): boolean =>
  type.literals !== undefined &&
  !type.many &&
  kinds.some((kind) => (kind === 'date' || kind === 'datetime') && !misfit(type, { kind }, model))
