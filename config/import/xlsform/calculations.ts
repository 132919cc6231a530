import { namesRead } from '../../../engine/logic/names.ts'
import { NotConvertible } from '../logic.ts'
import type { Layout, Question } from './layout.ts'
import type { QuestionKind } from './question-types.ts'
import { valueIn } from './xpath/logic-of.ts'
import type { Value } from './xpath/value.ts'

const RESULTS: Readonly<Record<string, string>> = {
  number: 'number',
  text: 'text',
  date: 'date',
  boolean: 'boolean',
  option: 'option',
}

/** Finds out what calculated questions come to. They may read each other, so it is asked until nothing changes. */
export function settleCalculated(layout: Layout): void {
  const calculated = layout.all.filter(({ kind }) => kind.type === 'calculated' || kind.type === 'number')
  for (let round = 0; round < 4; round++) {
    for (const question of calculated) {
      const text = question.node.row.get('calculation').text
      if (!text) continue
      const kind =
        ageOf(text, question, layout) ??
        (question.kind.type === 'calculated' ? kindOf(text, question, layout) : undefined)
      if (kind) layout.settleKind(question, kind)
    }
  }
}

function kindOf(text: string, question: Question, layout: Layout): QuestionKind | undefined {
  try {
    return calculatedKind(valueIn(text, layout.find({ self: question, repeat: question.repeat }), () => undefined))
  } catch (error) {
    if (error instanceof NotConvertible) return undefined
    throw error
  }
}

function calculatedKind({ kind, lookup, options, many }: Value): QuestionKind | undefined {
  const result = RESULTS[kind]
  if (result === undefined || many) return undefined
  const settings = { result, ...(result === 'number' && { decimals: 6 }), ...(result === 'option' && { lookup }) }
  return {
    type: 'calculated',
    settings,
    value: { kind, ...(lookup !== undefined && { lookup }), ...(options && { options }) },
  }
}

/** Years from a birth date until today: an age, which is never stored and so never wrong. */
function ageOf(text: string, { repeat }: Question, layout: Layout): QuestionKind | undefined {
  if (!/\b(today|now)\s*\(/.test(text) || !/\b36[56](\.\d+)?\b/.test(text)) return undefined
  const names = [...text.matchAll(/\$\{\s*([^}\s]+)\s*\}/g)].map(([, name]) => name ?? '')
  const [name, ...others] = new Set(names)
  const born =
    name === undefined || others.length > 0
      ? undefined
      : layout.all.find((one) => one.node.name === name && one.repeat === repeat)
  if (born?.kind.type !== 'date') return undefined
  return {
    type: 'age',
    settings: { birthDate: born.id },
    value: { kind: 'number' },
    note: 'years since a birth date are an age, which follows the day',
  }
}

/** Whether an expression depends on the day: what is stored may not. */
export function readsTheDay(value: Value, question: Question, layout: Layout): boolean {
  const names = namesRead(value.logic, question.repeat ? 'row' : 'record')
  if (names.today) return true
  const read = new Set([...names.record, ...names.row, ...[...names.inRows].map((name) => name.split('.')[1] ?? '')])
  return layout.all.some(({ id, kind }) => kind.type === 'age' && read.has(id))
}
