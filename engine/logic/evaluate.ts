/**
 * Runs expressions. json-logic-js interprets; every operator but those that choose their operands is ours, and an
 * expression is looked over once before it is run for the first time.
 */
import jsonLogic from 'json-logic-js'
import { LogicError, spend, withSteps } from './limits.ts'
import type { Logic } from './logic.ts'
import { operators } from './operators/index.ts'
import type { Scope } from './scope.ts'
import { callIn, isList, shapeIssues } from './shape.ts'

// Not in the list of operators, so that nobody can write them: an expression gets them when it is made ready.
const ROWS_OF = 'rows of'
const CHARGED = 'charged'

for (const { name, run } of operators.values()) {
  if (!run) continue
  jsonLogic.add_operation(name, function (this: Scope, ...operands: readonly unknown[]) {
    spend(1)
    return run(this, ...operands)
  })
}
jsonLogic.add_operation(ROWS_OF, function (this: Scope, operator: string, name: string, weight: number) {
  const rows = operators.get(operator)?.rowsOf?.(this, name) ?? []
  spend(1 + rows.length * weight)
  return rows
})
jsonLogic.add_operation(CHARGED, (rows: readonly Scope[], weight: number) => {
  spend(rows.length * weight)
  return rows
})

type Ready = { readonly logic: Logic } | { readonly refused: string }

const ready = new WeakMap<object, Ready>()

function readyToRun(logic: Logic & object): Ready {
  const known = ready.get(logic)
  if (known) return known
  const [issue] = shapeIssues(logic)
  const made = issue ? { refused: issue.code } : { logic: rewritten(logic) }
  ready.set(logic, made)
  return made
}

/** The same expression with rows as scopes and the work over them paid in advance. */
function rewritten(logic: Logic): Logic {
  if (isList(logic)) return logic.map(rewritten)
  const call = callIn(logic)
  if (!call) return logic
  const [rows = null, body = null] = call.operands
  if (!operators.get(call.name)?.overRows) return { [call.name]: call.operands.map(rewritten) }
  const weight = operatorsIn(body) + 1
  const source = callIn(rows)
  const isName = source && operators.get(source.name)?.named
  return {
    [call.name]: [
      isName
        ? { [ROWS_OF]: [source.name, source.operands[0] ?? null, weight] }
        : { [CHARGED]: [rewritten(rows), weight] },
      rewritten(body),
    ],
  }
}

function operatorsIn(logic: Logic): number {
  const call = callIn(logic)
  const inside = isList(logic) ? logic : (call?.operands ?? [])
  return inside.reduce<number>((sum, part) => sum + operatorsIn(part), call ? 1 : 0)
}

/** The value of an expression, undefined when missing. Throws a {@link LogicError} when it cannot be answered. */
export function evaluate(logic: Logic, scope: Scope): unknown {
  if (typeof logic !== 'object' || logic === null) return logic ?? undefined
  const made = readyToRun(logic)
  if ('refused' in made) throw new LogicError(made.refused)
  // The types of json-logic-js know its own operators only.
  return withSteps(() => jsonLogic.apply(made.logic as never, scope)) ?? undefined
}

/** The value of an expression; missing also when it cannot be answered. */
export const resultOf = (logic: Logic, scope: Scope): unknown => answered(logic, scope, undefined)

/** Whether a condition holds. One that cannot be answered does not: for rules and permissions. */
export const holds = (logic: Logic, scope: Scope): boolean => answered(logic, scope, false) === true

/** Whether a condition holds or cannot be answered: for what is only shown. */
export const mayHold = (logic: Logic, scope: Scope): boolean => answered(logic, scope, true) === true

function answered(logic: Logic, scope: Scope, otherwise: unknown): unknown {
  try {
    return evaluate(logic, scope)
  } catch (error) {
    if (error instanceof LogicError) return otherwise
    throw error
  }
}
