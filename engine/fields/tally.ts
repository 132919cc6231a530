import { isBlank } from '../lib/blank.ts'
import { lookupOf } from '../options/option-set.ts'
import { issuesOfOption, lookupSetting, optionText, readOptionId } from './choice.ts'
import { defineFieldType, type FieldContext, type ValueIssue } from './field-type.ts'
import { readNumber } from './number.ts'

/** How many of each: a number by option, and their sum under `total` where the field keeps it. */
type Tally = Readonly<Record<string, number>>

const TOTAL = 'total'
const MOST = 1_000_000
const MOST_LINES = 200

type Lines = readonly (readonly [option: string, count: number])[]

const linesOf = (tally: Tally): Lines => Object.entries(tally).filter(([id]) => id !== TOTAL)

/** The sum of the lines; what stands under `total` is never asked. */
const totalOf = (lines: Lines): number => lines.reduce((sum, [, count]) => sum + count, 0)

/** The lines that can be read, in the order of the options; what is no option of the lookup comes last. */
function readLines(input: object, { model, field }: FieldContext): Lines | undefined {
  const lines: [string, number][] = []
  for (const [id, given] of Object.entries(input)) {
    if (id === TOTAL || isBlank(given)) continue
    const count = readNumber(given)
    if (count === undefined || readOptionId(id) !== id || lines.length === MOST_LINES) return undefined
    lines.push([id, count])
  }
  const order = (lookupOf(model, field.settings['lookup'])?.options ?? []).map(({ id }) => id)
  const placeOf = ([id]: readonly [string, number]) => (order.includes(id) ? order.indexOf(id) : order.length)
  return lines.sort((one, other) => placeOf(one) - placeOf(other))
}

function issuesOfCount(count: number): readonly ValueIssue[] {
  if (!Number.isInteger(count)) return [{ code: 'number.not_whole' }]
  if (count < 0) return [{ code: 'number.too_small', params: { minimum: 0 } }]
  return count > MOST ? [{ code: 'number.too_large', params: { maximum: MOST } }] : []
}

/** Whole numbers, one for each option of a lookup, and what they come to. Conditions and questions see the sum. */
export const tally = defineFieldType<'tally', Tally>({
  type: 'tally',
  control: 'tally',
  kind: 'number',
  settings: {
    lookup: { ...lookupSetting.lookup, description: 'Id of the lookup whose options are the lines.' },
    total: { type: 'boolean', description: 'Also shows the sum and keeps it beside the lines. Default: no.' },
  },
  requiredSettings: ['lookup'],
  parse(input, context) {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
    const lines = readLines(input, context)
    if (!lines || lines.length === 0) return undefined
    const kept = context.field.settings[TOTAL] === true ? [...lines, [TOTAL, totalOf(lines)] as const] : lines
    return Object.fromEntries(kept)
  },
  check(value, context) {
    const standing = (context.standing ?? {}) as Tally
    return linesOf(value).flatMap(([id, count]) => [
      ...issuesOfOption(id, Object.hasOwn(standing, id), context),
      ...issuesOfCount(count),
    ])
  },
  chosen: (value) => linesOf(value).map(([id]) => id),
  inLogic: (value) => value && totalOf(linesOf(value)),
  toText(value, context) {
    const lines = linesOf(value)
    const text = lines.map(([id, count]) => `${optionText(id, context)} ${count}`).join(', ')
    return context.field.settings[TOTAL] === true ? `${totalOf(lines)} (${text})` : text
  },
  json: { type: 'object', additionalProperties: { type: 'integer', minimum: 0, maximum: MOST } },
  column: (value) => value && totalOf(linesOf(value)),
  examples: [
    {
      input: { blue: '2', red: 3, total: 99 },
      value: { red: 3, blue: 2, total: 5 },
      text: '5 (Red 3, Blue 2)',
      settings: { lookup: 'colours', total: true },
    },
    { input: { red: 3, blue: '' }, value: { red: 3 }, text: 'Red 3', settings: { lookup: 'colours' } },
  ],
})
