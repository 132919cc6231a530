/** The model as it would be if fields that have another name now had always been called so: what is left differs otherwise. */
import type { Field, Model, RecordType } from '../../engine/model.ts'
import type { Rename } from './steps.ts'

type Names = ReadonlyMap<string, string>

export function renamed(model: Model, renames: readonly Rename[]): Model {
  if (renames.length === 0) return model
  const types = Object.values(model.recordTypes).map((type) => {
    const mine = renames.filter(({ recordType }) => recordType === type.id)
    return [type.id, mine.length > 0 ? typeRenamed(type, mine) : type] as const
  })
  return { ...model, recordTypes: Object.fromEntries(types) }
}

function typeRenamed(type: RecordType, renames: readonly Rename[]): RecordType {
  const namesOf = (subform?: string): Names =>
    new Map(renames.filter((one) => one.subform === subform).map(({ from, to }) => [from, to]))
  const names = namesOf()
  const now = (id: string) => names.get(id) ?? id
  const fields = type.fields.map((field) => fieldRenamed(field, names, namesOf(now(field.id))))
  const all = inLogic(type, names) as RecordType
  return {
    ...all,
    fields,
    title: type.title.map(now),
    summary: type.summary.map(now),
    searched: type.searched.map(now),
    projected: type.projected.map(now).sort(),
    calculationOrder: type.calculationOrder.map(now),
    forms: all.forms.map((form) => ({ ...form, fields: form.fields.map(now) })),
    rules: all.rules.map((rule) => ({ ...rule, at: now(rule.at) })),
    list: {
      ...type.list,
      columns: type.list.columns.map(now),
      filters: type.list.filters.map((filter) => ({ ...filter, field: now(filter.field) })),
      sort: { ...type.list.sort, field: now(type.list.sort.field) },
    },
    ...(type.photo !== undefined && { photo: now(type.photo) }),
    ...(type.follows !== undefined && { follows: now(type.follows) }),
  }
}

function fieldRenamed(field: Field, names: Names, inRows: Names): Field {
  const now = (id: string) => names.get(id) ?? id
  const { rows, ...plain } = field
  const said = inLogic(plain, names) as Field
  const nowInRows = (id: string) => inRows.get(id) ?? id
  return {
    ...said,
    id: now(field.id),
    rules: said.rules.map((rule) => ({ ...rule, at: now(rule.at) })),
    ...(rows && {
      rows: {
        ...rows,
        fields: rows.fields.map((cell) => {
          const of = inLogic(inLogic(cell, inRows), names, 'record.') as Field
          const rules = of.rules.map((rule) => ({ ...rule, at: nowInRows(rule.at) }))
          return { ...of, id: nowInRows(cell.id), rules }
        }),
        summary: rows.summary.map(nowInRows),
        calculationOrder: rows.calculationOrder.map(nowInRows),
        projected: rows.projected.map(nowInRows).sort(),
        ...(rows.sortBy && { sortBy: { ...rows.sortBy, field: nowInRows(rows.sortBy.field) } }),
      },
    }),
  }
}

/** Conditions that read a field by its name read it by the new one. */
function inLogic(value: unknown, names: Names, before = ''): unknown {
  if (names.size === 0) return value
  if (Array.isArray(value)) return value.map((part) => inLogic(part, names, before))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only?.[0] === 'var' && typeof only[1] === 'string' && only[1].startsWith(before)) {
    const name = names.get(only[1].slice(before.length))
    return name === undefined ? value : { var: before + name }
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, inLogic(part, names, before)]))
}
