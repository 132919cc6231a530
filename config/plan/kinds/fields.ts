import type { Field, Model, Texts } from '../../../engine/model.ts'
import type { DecisionKind, PlanItem } from '../../../engine/plan/plan.ts'
import {
  type Bears,
  defineThingKind,
  onlyIn,
  order,
  type PropertyDiff,
  short,
  type Thing,
  type Told,
} from '../thing-kind.ts'

const TAKEN_AWAY: readonly DecisionKind[] = ['park', 'purge']

export const fields = defineThingKind({
  what: 'field',
  *things(model) {
    for (const type of Object.values(model.recordTypes)) {
      const home = { recordType: type.id, home: type.label, parent: { what: 'record_type', id: type.id } }
      for (const field of type.fields) {
        yield thingOf(field, home)
        const inRows = { recordType: type.id, of: field.id, home: field.label, parent: { what: 'field', id: field.id } }
        for (const row of field.rows?.fields ?? []) yield thingOf(row, inRows)
      }
    }
  },
  added: (thing, { to }) => {
    const field = fieldIn(to, thing)
    return { class: field?.required === undefined ? 'safe' : 'attention', details: { ...placed(to, thing) } }
  },
  removed: (thing, { from }): Told => ({
    class: 'destructive',
    decisions: TAKEN_AWAY,
    details: { ...placed(from, thing), type: fieldIn(from, thing)?.type },
  }),
  properties: {
    type: (was, is) => [
      { change: 'retyped', class: 'destructive', decisions: ['convert', 'park', 'purge'], details: { was, is } },
    ],
    required: (was, is) => [
      is === undefined
        ? { change: 'not_required', class: 'attention' }
        : { change: 'required', class: 'attention', details: { always: is === true, ...short({ was, is }) } },
    ],
    settings: settingsDiff,
    rows: rowsDiff,
  },
  bearable: {
    // What is worked out would be out of step after each save by somebody who does not know of it.
    added: (item, { to }) => {
      const field = fieldOf(to, item)
      return field !== undefined && ![field, ...(field.rows?.fields ?? [])].some(({ calculation }) => calculation)
    },
    required: true,
    not_required: true,
    changed: onlyIn('readOnly', 'default', 'optionFilter', 'rows.summary', 'rows.sortBy'),
  },
})

/** The field that an item is about. */
const fieldOf = (model: Model, { subject: { recordType, of, id } }: PlanItem) =>
  fieldIn(model, { id, ...(recordType !== undefined && { recordType }), ...(of !== undefined && { of }) })

/** Nobody's save takes away what it holds because a condition hides it for them. */
export const isKeptWhenHidden: Bears = ({ subject, details }, { from, to }) =>
  [from, to].every((model) => {
    const at = { id: String(details['field']), recordType: subject.recordType ?? '' }
    return fieldIn(model, at)?.whenHidden !== 'clear'
  })

function thingOf(field: Field, home: Pick<Thing, 'recordType' | 'of' | 'parent'> & { readonly home: Texts }): Thing {
  const { rules, rows, ...value } = field
  const shownRows = rows && { ...rows, fields: rows.fields.map(({ id }) => id) }
  const named = { rules: rules.map(({ id }) => id), ...(shownRows && { rows: shownRows }) }
  return { ...home, id: field.id, label: field.label, value: { ...value, ...named } }
}

/** The field that a thing of this kind is. */
export function fieldIn(model: Model, { recordType, of, id }: Pick<Thing, 'recordType' | 'of' | 'id'>) {
  const all = model.recordTypes[recordType ?? '']?.fields
  return (of === undefined ? all : all?.find((one) => one.id === of)?.rows?.fields)?.find((one) => one.id === id)
}

/** Forms on which it stands. */
const placed = (model: Model, { recordType, of, id }: Thing) => ({
  forms: (model.recordTypes[recordType ?? '']?.forms ?? [])
    .filter((form) => form.fields.includes(of ?? id))
    .map((form) => form.id),
})

type Settings = Readonly<Record<string, unknown>>

/** Another lookup is another vocabulary: what is answered may not be in it. */
function settingsDiff(was: unknown, is: unknown): ReturnType<PropertyDiff> {
  const [before, after] = [(was ?? {}) as Settings, (is ?? {}) as Settings]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const lookup = changed.includes('lookup') && before['lookup'] !== undefined
  const others = changed.filter((name) => name !== 'lookup' || !lookup)
  return [
    ...(lookup
      ? [
          {
            ...({ change: 'lookup_changed', class: 'destructive' } as const),
            decisions: ['map', 'keep', 'park', 'purge'] as const,
            details: { was: before['lookup'], is: after['lookup'] },
          },
        ]
      : []),
    ...(others.length > 0 || !lookup
      ? [
          {
            change: 'settings_changed',
            class: 'attention',
            details: { settings: others, ...short({ was, is }) },
          } as const,
        ]
      : []),
  ]
}

function rowsDiff(was: unknown, is: unknown, pair: Parameters<PropertyDiff>[2]): ReturnType<PropertyDiff> {
  const [before, after] = [(was ?? {}) as Settings, (is ?? {}) as Settings]
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const plain = names.filter((name) => name !== 'fields' && name !== 'calculationOrder' && name !== 'projected')
  return [
    ...(names.includes('fields') ? order(before['fields'], after['fields'], pair) : []),
    ...plain.map((name) => ({
      ...({ change: 'changed', part: `rows.${name}`, class: 'attention' } as const),
      details: { property: `rows.${name}`, ...short({ was: before[name], is: after[name] }) },
    })),
    ...(names.includes('projected') || names.includes('calculationOrder')
      ? [{ change: 'changed', part: 'rows', class: 'attention', details: { property: 'rows', derived: true } } as const]
      : []),
  ]
}
