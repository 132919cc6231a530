/** What an expression reads, known without running it: for cycles, permissions and the refusal to store what the clock decides. */
import type { ValueKind } from '../fields/field-type.ts'
import type { Logic } from './logic.ts'
import { operators } from './operators/index.ts'
import type { During } from './operators/operator.ts'
import { placeOfName } from './scope.ts'
import { callIn, isList, nameOfRows, shapeIssues } from './shape.ts'

export interface Names {
  /** Fields and core facts of the record. */
  readonly record: ReadonlySet<string>
  /** Fields of the row that the expression stands in; empty outside rows. */
  readonly row: ReadonlySet<string>
  /** Fields read in rows of a subform of the record, as `subform.field`; the subform stands in `record` too. */
  readonly inRows: ReadonlySet<string>
  readonly option: ReadonlySet<string>
  /** Reads the day that it is; an age does so too, see {@link usesNow}. */
  readonly today: boolean
  /** Questions of the dialog. */
  readonly asked: ReadonlySet<string>
  /** Where alone it makes sense. */
  readonly during: ReadonlySet<During>
}

const none: Names = {
  record: new Set(),
  row: new Set(),
  inRows: new Set(),
  option: new Set(),
  today: false,
  asked: new Set(),
  during: new Set(),
}

const known = { record: new WeakMap<object, Names>(), row: new WeakMap<object, Names>() }

/** Names read by an expression that stands at a record's field, or at a field of a row. */
export function namesRead(logic: Logic | undefined, at: 'record' | 'row' = 'record'): Names {
  if (typeof logic !== 'object' || logic === null) return none
  const found = known[at].get(logic)
  if (found) return found
  const made = shapeIssues(logic).length > 0 ? none : collected(logic, at)
  known[at].set(logic, made)
  return made
}

function collected(logic: Logic, at: 'record' | 'row'): Names {
  const names = {
    record: new Set<string>(),
    row: new Set<string>(),
    inRows: new Set<string>(),
    option: new Set<string>(),
    asked: new Set<string>(),
    during: new Set<During>(),
  }
  let today = false

  const read = (written: string, subform: string | undefined) => {
    const place = placeOfName(written)
    if (place.at === 'option') names.option.add(place.name)
    else if (place.at === 'record') names.record.add(place.name)
    else if (subform !== undefined) names.inRows.add(`${subform}.${place.name}`)
    else names[at].add(place.name)
  }

  const visit = (part: Logic, subform: string | undefined): void => {
    if (isList(part)) for (const member of part) visit(member, subform)
    const call = callIn(part)
    const operator = call && operators.get(call.name)
    if (!call || !operator) return
    if (operator.now) today = true
    if (operator.during) names.during.add(operator.during)
    const [first = null, second = null] = call.operands
    if (operator.names === 'asked') names.asked.add(String(first))
    else if (operator.named) read(String(first), subform)
    else if (operator.overRows) {
      visit(first, subform)
      const rows = nameOfRows(first)
      visit(second, rows === undefined ? subform : placeOfName(rows).name)
    } else for (const operand of call.operands) visit(operand, subform)
  }

  visit(logic, undefined)
  return { ...names, today }
}

/** Whether the value depends on the day: by `today`, or by an age. `kindOfName` gets a name as {@link Names} lists it. */
export function usesNow(
  logic: Logic | undefined,
  kindOfName: (name: string, of: 'record' | 'row' | 'inRows') => ValueKind | undefined,
  at: 'record' | 'row' = 'record',
): boolean {
  const names = namesRead(logic, at)
  return (
    names.today ||
    (['record', 'row', 'inRows'] as const).some((of) => [...names[of]].some((name) => kindOfName(name, of) === 'age'))
  )
}
