/** Lists in addresses that were kept under an earlier release: names of fields and options as they are called by now. */
import type { Model, RecordType } from '../model.ts'
import { optionOf } from '../options/option-set.ts'
import { migrationKindOf } from './index.ts'
import type { Steps } from './take.ts'

type Entry = readonly [key: string, value: string]

/** Keys whose values are names. */
const OF_NAMES: ReadonlySet<string> = new Set(['order_by', 'fields'])

interface Asking {
  readonly model: Model
  readonly type: RecordType
  /** Whether whoever asks may know of the field. */
  readonly isRead: (name: string) => boolean
}

/** What is there under its name stays as it is; only what is not is looked for under its later one. */
export function entriesOfToday(
  entries: Iterable<Entry>,
  levels: readonly Steps[],
  { model, type, isRead }: Asking,
): readonly Entry[] {
  const all = [...entries]
  const steps = levels.flatMap(({ direction, steps }) =>
    (direction === 'forward' ? steps : [...steps].reverse()).map((step) => ({ direction, step })),
  )
  const mine = steps.filter(({ step }) => step.recordType === type.id && step.subform === undefined && !step.ofCore)
  if (mine.length === 0) return all
  const isField = (name: string) => isRead(name) && type.fields.some(({ id }) => id === name)
  const nameNow = (name: string): string => {
    if (isField(name)) return name
    const now = mine.reduce((called, { direction, step }) => {
      const moves = migrationKindOf(step).moves(step)
      const move = moves.find(({ from, to }) => (direction === 'forward' ? from : to) === called)
      return move ? (direction === 'forward' ? move.to : move.from) : called
    }, name)
    return isField(now) ? now : name
  }
  const optionNow = (name: string, option: string): string => {
    const lookup = type.fields.find(({ id }) => id === name)?.settings['lookup']
    if (lookup === undefined || optionOf(model, lookup, option)) return option
    const now = mine.reduce((value: unknown, { direction, step }) => {
      if (step.kind !== 'map_options' || step['field'] !== name) return value
      const kind = migrationKindOf(step)
      return kind[direction]({ [name]: value }, step, { record: '' })[name] ?? value
    }, option)
    return typeof now === 'string' && optionOf(model, lookup, now) ? now : option
  }
  const listed = (value: string, now: (one: string) => string) => value.split(',').map(now).join(',')
  return all.map(([key, value]): Entry => {
    if (OF_NAMES.has(key)) return [key, listed(value, nameNow)]
    const named = key.replace(/[a-z][a-z0-9_]*/g, nameNow)
    const field = named.match(/[a-z][a-z0-9_]*/g)?.find(isField)
    return [named, field === undefined ? value : listed(value, (one) => optionNow(field, one))]
  })
}
