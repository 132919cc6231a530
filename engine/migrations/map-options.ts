import { own } from '../lib/own.ts'
import { defineMigration, type FieldThen, type ResolvedStep, type Resolving } from './migration.ts'
import { nameOf } from './schema-parts.ts'

interface MapOptions extends ResolvedStep {
  readonly field?: string
  readonly lookup?: string
  readonly fact?: string
  readonly options: Readonly<Record<string, string | null>>
  /** Options that stay as they are; known once the step is made ready. */
  readonly kept?: readonly string[]
}

/** Options of a lookup, wherever they are chosen, or of one field become others; null clears. */
export const mapOptions = defineMigration<MapOptions>({
  kind: 'map_options',
  required: ['options'],
  properties: {
    lookup: nameOf('Lookup whose options are meant, in every field that has it. Or `field`, or `fact`.'),
    field: nameOf('The only field that is meant.'),
    fact: { enum: ['status', 'workflow'], description: 'Status or stage of the records of the type.' },
    options: {
      type: 'object',
      minProperties: 1,
      additionalProperties: { type: ['string', 'null'] },
      description: 'Option as it was, and what it becomes; null: blank.',
    },
  },
  names: ({ field = '' }) => ({ from: [field], to: [field] }),
  forward: (values, { field = '', options }) => ({ [field]: mapped(own(values, field), options) }),
  back: (values, { field = '', options }) => ({ [field]: mapped(own(values, field), inverse(options)) }),
  loss: ({ options, kept }) => {
    const becomes = Object.values(options)
    if (becomes.includes(null)) return 'options_cleared'
    const isOneToOne = new Set(becomes).size === becomes.length && !kept?.some((option) => becomes.includes(option))
    return kept && isOneToOne ? undefined : 'options_merged'
  },
  moves: () => [],
  resolved: (step, resolving) =>
    placesOf(step, resolving.fields).map(({ lookup, ...place }) => {
      const { lookup: _, fact: __, ...rest } = step
      return { ...rest, ...place, kept: keptOf(step, step.lookup ?? lookup, resolving) }
    }),
})

function placesOf({ recordType, subform, field, fact, lookup }: MapOptions, fields: readonly FieldThen[]) {
  const isOfType = (then: FieldThen) => !recordType || then.recordType === recordType
  if (lookup !== undefined) return fields.filter((then) => isOfType(then) && then.lookup === lookup)
  const name = fact ?? field
  const found = fields.filter(
    (then) =>
      isOfType(then) &&
      (then.ofCore === true) === (fact !== undefined) &&
      then.field === name &&
      then.subform === subform,
  )
  const unknown: FieldThen = {
    recordType,
    field: name ?? '',
    ...(subform !== undefined && { subform }),
    ...(fact !== undefined && { ofCore: true }),
  }
  const stages =
    fact === 'workflow' ? fields.filter((then) => isOfType(then) && then.subform === 'workflow_stages') : []
  return [...(found.length > 0 ? found : [unknown]), ...stages]
}

function keptOf({ options }: MapOptions, lookup: string | undefined, { from, to }: Resolving): readonly string[] {
  const known = [from, to].flatMap((model) => own(model.lookups, lookup ?? '')?.options ?? [])
  const wasThere = new Set((own(from.lookups, lookup ?? '')?.options ?? known).map(({ id }) => id))
  return [...wasThere].filter((id) => !Object.hasOwn(options, id))
}

type Table = Readonly<Record<string, string | null>>

/** The first option that became it. */
const inverse = (options: Table): Table =>
  Object.fromEntries(
    Object.entries(options)
      .flatMap(([from, to]) => (to === null ? [] : [[to, from] as const]))
      .reverse(),
  )

const optionAfter = (option: unknown, table: Table): unknown =>
  typeof option === 'string' && Object.hasOwn(table, option) ? (table[option] ?? undefined) : option

/** Of an option, several, or a tally by option. */
function mapped(value: unknown, table: Table): unknown {
  if (Array.isArray(value)) {
    const after = [...new Set(value.map((one) => optionAfter(one, table)).filter((one) => one !== undefined))]
    return after.length > 0 ? after : undefined
  }
  if (typeof value !== 'object' || value === null) return optionAfter(value, table)
  const sums = new Map<string, unknown>()
  for (const [option, count] of Object.entries(value)) {
    const key = optionAfter(option, table)
    if (typeof key !== 'string') continue
    const before = sums.get(key)
    sums.set(key, typeof before === 'number' && typeof count === 'number' ? before + count : count)
  }
  return sums.size > 0 ? Object.fromEntries(sums) : undefined
}
