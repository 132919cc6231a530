import type { Logic } from '../../../engine/logic/logic.ts'
import type { Item } from '../item.ts'
import { allOf, NotConvertible, nameOf, notOf, someOf, withinLimits } from '../logic.ts'
import { expressionAt, inRow, onRecord, type Place } from './conditions.ts'
import type { Importing } from './importing.ts'
import type { PlannedField } from './plan.ts'

/**
 * Tags that conditions switch on: an option shows when one of its tags is on, and every option when none is. In rows the
 * source asks both the row and the record, and a tag is on when either says so.
 */
export function optionFilterOf(
  { item, kind, path }: PlannedField,
  place: Place,
  importing: Importing,
): Logic | undefined {
  const conditions = item.get('option_strings_condition')
  if (!conditions.isSaid) return undefined
  if (!kind.lookup || item.get('type').value !== 'select_box') {
    conditions.leftOut('only select boxes with a lookup have tags in the source')
    return undefined
  }
  const tags = new Set(kind.lookup.options.flatMap((option) => option.tags ?? []))
  const to = `${path}/optionFilter`
  const on = conditions.entries().map(([tag, condition]) => {
    const { ledger } = importing
    if (!tags.has(tag)) {
      const found = `the tag \`${tag}\`, which no option of the lookup has`
      ledger.find({
        kind: 'dangling',
        at: condition.at,
        found,
        instead: 'a tag that shows no option while it is on, as in the source',
      })
    }
    return { tag, condition: tagCondition(condition, place, to, importing) }
  })
  try {
    return filterOf(
      on.flatMap(({ tag, condition }) => (condition === undefined ? [] : [{ tag, condition, isKnown: tags.has(tag) }])),
    )
  } catch (error) {
    if (!(error instanceof NotConvertible)) throw error
    importing.ledger.find({
      kind: 'invalid',
      at: conditions.at,
      found: 'conditions of tags',
      instead: `nothing: ${error.message}`,
    })
    return undefined
  }
}

function tagCondition(condition: Item, place: Place, to: string, importing: Importing): Logic | undefined {
  if (!place.rows) return expressionAt(condition, onRecord(place), to, importing, 'always counts')?.logic
  const [row, record] = [inRow(place), onRecord(place)]
  // What only one of the two has is missing in the other, which is no mistake.
  const rowFirst = expressionAt(
    condition,
    (name) => row(name) ?? (record(name) && 'missing'),
    to,
    importing,
    'always counts',
  )
  const ofRecord = expressionAt(
    condition,
    (name) => record(name) ?? (row(name) && 'missing'),
    to,
    importing,
    'always counts',
  )
  return rowFirst && ofRecord ? someOf([rowFirst.logic, ofRecord.logic]) : undefined
}

interface Tag {
  readonly tag: string
  readonly condition: Logic
  readonly isKnown: boolean
}

function filterOf(tags: readonly Tag[]): Logic | undefined {
  if (tags.length === 0) return undefined
  const shown = tags
    .filter(({ isKnown }) => isKnown)
    .map(({ tag, condition }) => allOf([condition, { in: [tag, nameOf('option.tags')] }]))
  const noneOn = notOf(someOf(tags.map(({ condition }) => condition)))
  const filter = someOf([...shown, noneOn])
  return filter === true ? undefined : withinLimits(filter)
}
