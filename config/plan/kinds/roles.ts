import type { Reach, Role, Texts } from '../../../engine/model.ts'
import { type Change, defineThingKind, idList, onlyIn, type PropertyDiff, short } from '../thing-kind.ts'

type ByType<Value> = Readonly<Record<string, Value>>

const widths: readonly Reach[] = ['none', 'self', 'group', 'agency', 'all']
const isWider = (was: Reach, is: Reach) => widths.indexOf(is) > widths.indexOf(was)

const reach =
  (recordType?: string) =>
  (was: Reach, is: Reach): Change => ({
    ...(isWider(was, is)
      ? ({ change: 'reach_widened', class: 'widens' } as const)
      : ({ change: 'reach_narrowed', class: 'attention' } as const)),
    part: recordType ?? '',
    details: { was, is, ...(recordType !== undefined && { recordType }) },
  })

const reachOf: PropertyDiff = (was, is, { before, after }) => {
  const [had, has] = [(was ?? {}) as ByType<Reach>, (is ?? {}) as ByType<Reach>]
  const [usual, usualNow] = [before, after].map(({ value }) => (value as { readonly reach: Reach }).reach)
  const told = keysOf(had, has).flatMap((type): readonly Change[] => {
    const [one, other] = [had[type] ?? usual, has[type] ?? usualNow]
    if (had[type] === has[type] || one === undefined || other === undefined) return []
    return one === other
      ? [{ change: 'changed', part: `reachOf.${type}`, class: 'attention', details: { property: 'reachOf' } }]
      : [reach(type)(one, other)]
  })
  return told.length > 0
    ? told
    : [{ change: 'changed', part: 'reachOf', class: 'attention', details: { property: 'reachOf' } }]
}

const keysOf = (...of: readonly object[]): readonly string[] => [...new Set(of.flatMap(Object.keys))].sort()

/** Members that came and went; without either their order differs, which no role minds. */
function memberships(property: string, lost: Change['change'], gained: Change['change'], widens: boolean) {
  return (was: unknown, is: unknown, recordType?: string, typeName?: Texts): readonly Change[] => {
    const [before, after] = [idList(was), idList(is)]
    const of = recordType === undefined ? {} : { recordType, ...(typeName && { typeName }) }
    const told = (change: string, id: string, isGain: boolean): Change => ({
      ...{ change, part: recordType === undefined ? id : `${recordType}/${id}` },
      class: isGain && widens ? 'widens' : 'attention',
      details: { [property]: id, ...of },
    })
    return [
      ...after.filter((id) => !before.includes(id)).map((id) => told(gained, id, true)),
      ...before.filter((id) => !after.includes(id)).map((id) => told(lost, id, false)),
    ]
  }
}

const inOrder =
  (property: string, diff: (was: unknown, is: unknown) => readonly Change[]): PropertyDiff =>
  (was, is) => {
    const told = diff(was, is)
    const details = { property, ...short({ was, is }) }
    return told.length > 0 ? told : [{ change: 'changed', part: property, class: 'attention', details }]
  }

const anAction = memberships('action', 'action_lost', 'action_gained', true)

const actions: PropertyDiff = (was, is, { from, to }) => {
  const [had, has] = [(was ?? {}) as ByType<unknown>, (is ?? {}) as ByType<unknown>]
  const told = keysOf(had, has).flatMap((type) =>
    anAction(had[type], has[type], type, (to.recordTypes[type] ?? from.recordTypes[type])?.label),
  )
  return told.length > 0
    ? told
    : [{ change: 'changed', part: 'actions', class: 'attention', details: { property: 'actions' } }]
}

/** Forms of each record type: to read, or to fill in. */
const forms: PropertyDiff = (was, is, { from, to }) => {
  const [had, has] = [(was ?? {}) as ByType<ByType<string>>, (is ?? {}) as ByType<ByType<string>>]
  const told = keysOf(had, has).flatMap((type) =>
    keysOf(had[type] ?? {}, has[type] ?? {}).flatMap((id): readonly Change[] => {
      const [one, other] = [had[type]?.[id], has[type]?.[id]]
      if (one === other) return []
      const find = (model: typeof from) => model.recordTypes[type]?.forms.find((form) => form.id === id)
      const form = find(to) ?? find(from)
      const details = {
        ...{ recordType: type, typeName: (to.recordTypes[type] ?? from.recordTypes[type])?.label },
        ...{ form: id, formName: form?.label as Texts | undefined },
        ...{ access: other ?? one, fields: (other === undefined ? find(from) : find(to))?.fields ?? [] },
      }
      const part = `${type}/${id}`
      if (one === undefined) return [{ change: 'form_gained', part, class: 'widens', details }]
      if (other === undefined) return [{ change: 'form_lost', part, class: 'attention', details }]
      return other === 'rw'
        ? [{ change: 'form_opened', part, class: 'widens', details }]
        : [{ change: 'form_narrowed', part, class: 'attention', details }]
    }),
  )
  return told.length > 0
    ? told
    : [{ change: 'changed', part: 'forms', class: 'attention', details: { property: 'forms' } }]
}

/** Whose accounts it manages, and which roles it gives: more of either widens. */
const people: PropertyDiff = (was, is) => [
  {
    change: 'changed',
    part: 'people',
    class: managesMore(was as Role['people'], is as Role['people']) ? 'widens' : 'attention',
    details: { property: 'people', ...short({ was, is }) },
  },
]

const managesMore = (was: Role['people'], is: Role['people']): boolean =>
  is !== undefined &&
  (was === undefined || isWider(was.width, is.width) || is.roles.some((id) => !was.roles.includes(id)))

export const roles = defineThingKind({
  what: 'role',
  *things({ roles }) {
    for (const value of Object.values(roles)) yield { id: value.id, label: value.label, value }
  },
  added: 'widens',
  removed: 'attention',
  properties: {
    reach: (was, is) => [reach()(was as Reach, is as Reach)],
    reachOf,
    programmes: inOrder('programmes', memberships('programme', 'programme_lost', 'programme_gained', true)),
    manages: inOrder('manages', memberships('permission', 'manages_lost', 'manages_gained', true)),
    people,
    actions,
    forms,
    ownRows: (was, is) => [
      { change: 'changed', part: 'ownRows', class: 'widens', details: { property: 'ownRows', ...short({ was, is }) } },
    ],
    referral: (was, is) => [
      {
        change: 'changed',
        part: 'referral',
        class: is ? 'widens' : 'attention',
        details: { property: 'referral', ...short({ was, is }) },
      },
    ],
  },
  bearable: {
    ...Object.fromEntries(
      ['reach', 'programme', 'manages', 'action', 'form', 'fields', 'given_fields'].flatMap((name) =>
        ['widened', 'narrowed', 'gained', 'lost', 'opened', 'closed'].map((how) => [`${name}_${how}`, true as const]),
      ),
    ),
    changed: onlyIn('reachOf', 'actions', 'forms', 'programmes', 'manages', 'people', 'ownRows'),
  },
})
