import { own } from '../../engine/lib/own.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { namesRead } from '../../engine/logic/names.ts'
import { placeOfName } from '../../engine/logic/scope.ts'
import { callIn, isList } from '../../engine/logic/shape.ts'
import { eachLogic, type LogicHere } from '../checks/each-logic.ts'
import { inWords } from '../plain-words.ts'
import type { Thing } from './thing.ts'
import type { FindUses, Section, Use } from './use.ts'

/** Expressions that read a field, or that compare with an option. */
export const inLogic: FindUses = function* ({ thing }, around) {
  for (const here of eachLogic(around)) {
    const uses =
      thing.kind === 'field'
        ? readsField(here, thing)
        : thing.kind === 'option'
          ? comparesWith(here, thing, around.model)
          : comparesFact(here, thing)
    if (uses) yield useOf(here, around)
  }
}

function readsField({ logic, type, subform }: LogicHere, field: Extract<Thing, { kind: 'field' }>): boolean {
  if (type.id !== field.recordType) return false
  const { record, row, inRows } = namesRead(logic, subform ? 'row' : 'record')
  if (field.subform === undefined) return record.has(field.id)
  return inRows.has(`${field.subform}.${field.id}`) || (subform?.id === field.subform && row.has(field.id))
}

/** Whether the option stands beside a field that has it, or beside `option.id` in a filter of its lookup. */
function comparesWith(
  { logic, type, subform, field, as }: LogicHere,
  { lookup, id }: Extract<Thing, { kind: 'option' }>,
  model: Parameters<FindUses>[1]['model'],
): boolean {
  const hasIt = (written: string, inRowsOf: string | undefined) => {
    const { at, name } = placeOfName(written)
    if (at === 'option') return name === 'id' && as === 'optionFilter' && field?.settings['lookup'] === lookup
    const rows = type.fields.find((one) => one.id === inRowsOf)?.rows?.fields
    const fields = at === 'here' && rows ? rows : type.fields
    const found = fields.find((one) => one.id === name)
    return found ? found.settings['lookup'] === lookup : name === 'status' && type.statusLookup === lookup
  }
  const visit = (part: Logic, inRowsOf: string | undefined): boolean => {
    if (isList(part)) return part.some((member) => visit(member, inRowsOf))
    const call = callIn(part)
    if (!call) return false
    const [first, second = null] = call.operands
    const rows = first === undefined ? undefined : callIn(first)
    const isOverRows = ['some', 'all', 'none', 'filter', 'map'].includes(call.name)
    if (isOverRows) return visit(second, rows?.name === 'var' ? String(rows.operands[0]) : inRowsOf)
    const names = call.operands.flatMap((operand) => {
      const inside = callIn(operand)
      return inside?.name === 'var' ? [String(inside.operands[0])] : []
    })
    const words = call.operands.flatMap((operand) => (isList(operand) ? operand : [operand]))
    if (words.includes(id) && names.some((name) => hasIt(name, inRowsOf))) return true
    return call.operands.some((operand) => visit(operand, inRowsOf))
  }
  return own(model.lookups, lookup) !== undefined && visit(logic, subform?.id)
}

/** Core facts that hold names of these kinds. */
const factsOf: Partial<Readonly<Record<Thing['kind'], string>>> = { stage: 'workflow', alert: 'current_alert_types' }

/** Whether a stage or a kind of alert stands beside the core fact that holds it. */
function comparesFact({ logic, type }: LogicHere, thing: Thing): boolean {
  const fact = factsOf[thing.kind]
  if (fact === undefined || !('recordType' in thing) || thing.recordType !== type.id) return false
  const visit = (part: Logic): boolean => {
    const operands = isList(part) ? part : (callIn(part)?.operands ?? [])
    const reads = operands.some(
      (operand) => ['var', 'was'].includes(callIn(operand)?.name ?? '') && callIn(operand)?.operands[0] === fact,
    )
    const says = operands.flat().includes(thing.id)
    return (reads && says) || operands.some(visit)
  }
  return visit(logic)
}

const wordings: Readonly<Record<LogicHere['as'], readonly [Section, string]>> = {
  visible: ['Conditions', 'is shown while'],
  required: ['Conditions', 'must be answered while'],
  readOnly: ['Conditions', 'is locked while'],
  optionFilter: ['Conditions', 'offers an option while'],
  calculation: ['Calculations and defaults', 'is worked out as'],
  default: ['Calculations and defaults', 'begins as'],
  rule: ['Rules', 'must keep'],
  stage: ['Stages', ''],
  task: ['Tasks', ''],
  alert: ['Alerts', ''],
  action: ['Actions and approvals', ''],
  effect: ['Actions and approvals', ''],
}

/** An expression as one line: whose it is, what it decides, and what it says in words. */
export function useOf(here: LogicHere, { model }: Pick<Parameters<FindUses>[1], 'model'>): Use {
  const { as, logic, type, subform, field, form, place, says } = here
  const [section, verb] = wordings[as]
  const words = inWords(logic, { model, type, subform, optionsOf: as === 'optionFilter' ? field : undefined })
  if (says !== undefined) return { section, place, says: `${says} ${words}` }
  const owner = form === undefined ? [subform?.id, field?.id ?? type.id].filter(Boolean).join('.') : `form ${form}`
  const isWhen = as === 'rule' && place.pointer.endsWith('/when')
  return { section, place, says: `${owner} ${isWhen ? 'has a rule that counts while' : verb} ${words}` }
}
