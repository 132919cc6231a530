import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { openCoreFacts } from '../../engine/permissions/role-fields.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Check, refer, within } from './check.ts'

type Kind = ReturnType<typeof kindOf>

interface Listed {
  readonly kind: Kind
  readonly many: boolean
  readonly lookup?: string
}

/** What fields hold that no list can show on one line. */
const withoutValue: Readonly<Record<string, string>> = { none: 'no answer', rows: 'rows', files: 'files' }

/** What lists name: fields with one value, filters with values and ranges that there can be. */
export const checkLists: Check = ({ folder, model, declared, report }) => {
  for (const placed of folder.lists) {
    const { json } = placed
    if (!refer(report, within(placed, '/recordType'), json.recordType, declared.recordTypes, 'record type')) continue
    const type = own(model.recordTypes, json.recordType)
    const fields = declared.fields(json.recordType)
    const listed = (pointer: string, name: string): Listed | undefined => {
      const isKnown = fields.has(name) || openFacts.has(name)
      const names = new Set([...fields, ...openFacts])
      if (!isKnown && !refer(report, within(placed, pointer), name, names, 'field or core fact')) return undefined
      const found = type && listedOf(type, name)
      const without = found && own(withoutValue, found.kind)
      if (!without) return found
      report('list.not_listable', within(placed, pointer), {
        found: `the field ${quoted(name)}, which holds ${without}`,
        expected: 'a field with a value',
      })
      return undefined
    }

    for (const [index, name] of json.columns.entries()) listed(`/columns/${index}`, name)
    const sorted = listed('/sort/field', json.sort.field)
    if (sorted?.many) {
      report('list.not_listable', within(placed, '/sort/field'), {
        found: `the field ${quoted(json.sort.field)}, which holds several values`,
        expected: 'a field with one value',
      })
    }

    for (const [index, filter] of (json.filters ?? []).entries()) {
      const field = listed(`/filters/${index}/field`, filter.field)
      if (!field) continue
      for (const [at, range] of (filter.ranges ?? []).entries()) {
        const place = within(placed, `/filters/${index}/ranges/${at}`)
        if (field.kind !== 'age' && field.kind !== 'number') {
          report('list.range', place, {
            found: `a range of ${field.kind}`,
            expected: 'ranges on ages and numbers only',
          })
        } else if (!isRange(range)) {
          report('list.range', place, {
            found: quoted(range),
            expected: '`0..5`, `18..` or `..5`, the lower number first',
          })
        }
      }
      for (const [at, value] of (filter.default ?? []).entries()) {
        const expected = valuesOf(model, field, value)
        if (expected === undefined) continue
        report('list.value', within(placed, `/filters/${index}/default/${at}`), {
          found: quoted(value),
          expected: typeof expected === 'string' ? expected : oneOf(expected),
          suggestion: typeof expected === 'string' ? undefined : didYouMean(value, expected),
        })
      }
    }
  }
}

const openFacts = new Set([...openCoreFacts, 'id'])

function listedOf(type: RecordType, name: string): Listed | undefined {
  const field = type.fields.find(({ id }) => id === name)
  if (field) {
    const { lookup } = field.settings
    return {
      kind: kindOf(field),
      many: fieldTypeOf(field).many ?? false,
      ...(typeof lookup === 'string' && { lookup }),
    }
  }
  const fact = own(coreFacts, name)
  if (!fact) return name === 'id' ? { kind: 'text', many: false } : undefined
  return { kind: fact.kind, many: fact.many ?? false, ...(name === 'status' && { lookup: type.statusLookup }) }
}

const RANGE = /^(-?\d+(?:\.\d+)?)?\.\.(-?\d+(?:\.\d+)?)?$/

function isRange(text: string): boolean {
  const [whole, from, to] = RANGE.exec(text) ?? []
  if (whole === undefined || (from === undefined && to === undefined)) return false
  return from === undefined || to === undefined || Number(from) <= Number(to)
}

/** What the value should have been; undefined where it is fine. */
function valuesOf(model: Model, { kind, lookup }: Listed, value: string): readonly string[] | string | undefined {
  const among = (values: readonly string[]) => (values.includes(value) ? undefined : values)
  if (kind === 'boolean') return among(['true', 'false'])
  if (kind === 'option' && lookup !== undefined) {
    const options = own(model.lookups, lookup)?.options
    return options && among(options.map(({ id }) => id))
  }
  if (kind === 'agency') return among(Object.keys(model.agencies))
  if (kind === 'group') return among(Object.keys(model.userGroups))
  if (kind === 'number' || kind === 'age') {
    return isRange(value) || /^-?\d+(\.\d+)?$/.test(value) ? undefined : 'a number or a range such as `0..5`'
  }
  return undefined
}
