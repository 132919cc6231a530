/** Lists, numbers of the home page and titles that name what a plan takes away. */
import type { Model, Texts } from '../../engine/model.ts'
import type { PlanItem } from '../../engine/plan/plan.ts'
import { namedIn } from '../../engine/query/named-in.ts'

export interface UsedBy {
  readonly what: 'list' | 'indicator' | 'title' | 'search'
  readonly id: string
  readonly name?: Texts
}

const takesAway: ReadonlySet<string> = new Set([
  ...['field.removed', 'field.retyped', 'field.renamed', 'field.lookup_changed'],
  ...['option.removed', 'option.retired', 'stage.removed', 'task.removed', 'alert.removed', 'record_type.removed'],
])

export function usesIn(from: Model, { kind, subject }: PlanItem): readonly UsedBy[] {
  if (!takesAway.has(kind)) return []
  const { recordType, of, what, id } = subject
  const type = recordType === undefined ? undefined : from.recordTypes[recordType]
  const isField = what === 'field' && type !== undefined
  const list = type?.list
  const listed = list && [...list.columns, ...list.filters.map(({ field }) => field), list.sort.field]
  return [
    ...(isField && of === undefined && listed?.includes(id)
      ? [{ what: 'list' as const, id: type.id, name: type.labelPlural }]
      : []),
    ...(isField && of === undefined && [...type.title, ...type.summary].includes(id)
      ? [{ what: 'title' as const, id: type.id }]
      : []),
    ...(isField && of === undefined && type.searched.includes(id) ? [{ what: 'search' as const, id: type.id }] : []),
    ...(from.dashboards ?? []).flatMap(({ indicators }) =>
      indicators
        .filter((indicator) =>
          isField
            ? namesField(indicator, type.id, id, of)
            : what === 'record_type'
              ? indicator.from.split('.')[0] === subject.id
              : namesValue(indicator.where, id),
        )
        .map((indicator) => ({ what: 'indicator' as const, id: indicator.id, name: indicator.label })),
    ),
  ]
}

type Indicator = NonNullable<Model['dashboards']>[number]['indicators'][number]

function namesField(indicator: Indicator, type: string, id: string, of: string | undefined): boolean {
  if (indicator.from === `${type}.${of ?? id}` && of === undefined) return true
  const { record, rows } = namedIn([indicator], type)
  return of === undefined ? record.has(id) : (rows.get(of)?.has(id) ?? false)
}

/** Whether a question asks for the value: an option, a stage, a kind of task or alert. */
function namesValue(where: unknown, value: string): boolean {
  if (Array.isArray(where)) return where.some((part) => part === value || namesValue(part, value))
  return typeof where === 'object' && where !== null && Object.values(where).some((part) => namesValue(part, value))
}
