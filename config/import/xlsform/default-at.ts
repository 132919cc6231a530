import { NotConvertible } from '../logic.ts'
import { bookedAt } from './expressions-at.ts'
import type { Importing } from './importing.ts'
import type { Question } from './layout.ts'
import { type Find, valueIn } from './xpath/logic-of.ts'

const DYNAMIC = /\$\{|\w\(/

/** The answer that a new record or row begins with: written out, or worked out once. */
export function defaultAt(question: Question, find: Find, importing: Importing): unknown {
  const { node, path, kind } = question
  const cell = node.row.get('default')
  if (!cell.isSaid) return undefined
  if (DYNAMIC.test(cell.text)) {
    return bookedAt(cell, `${path}/default`, importing, (text, remark) => {
      const value = valueIn(text, find, remark)
      if (value.kind !== kind.value.kind || value.many || value.each)
        throw new NotConvertible(`the default gives a ${value.kind}, and the question holds a ${kind.value.kind}`)
      return { logic: value.logic }
    })
  }
  const value = written[kind.value.kind]?.(cell.text, question)
  if (value === undefined) cell.leftOut('it is no answer of the field type')
  else if (value === cell.text) cell.carried(`${path}/default`)
  else cell.converted(`${path}/default`, 'written as an answer of the field type')
  return value
}

const written: Readonly<Record<string, (text: string, question: Question) => unknown>> = {
  text: (text) => text,
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  date: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined),
  datetime: (text) => (/^\d{4}-\d{2}-\d{2}T/.test(text) ? text : undefined),
  boolean: (text, { kind }) => (text === kind.value.ticked ? true : undefined),
  option(text, { kind: { value } }) {
    const ids = (value.many ? text.split(/\s+/) : [text]).map((one) => value.options?.get(one))
    if (ids.includes(undefined)) return undefined
    return value.many ? ids : ids[0]
  },
}
