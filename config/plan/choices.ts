/** What may become of whatever a plan takes away: what can be chosen in its place afterwards. */
import { own } from '../../engine/lib/own.ts'
import type { Model, Texts } from '../../engine/model.ts'
import { lookupOf } from '../../engine/options/option-set.ts'
import type { PlanItem } from '../../engine/plan/plan.ts'

export interface Choice {
  readonly id: string
  readonly label?: Texts
}

type Source = (item: PlanItem, model: Model) => readonly (Choice & { readonly retired?: true })[]

const inLookup = (lookup: unknown, model: Model) => lookupOf(model, lookup)?.options ?? []

/** By what sort of thing is taken away. */
const sources: Readonly<Record<string, Source>> = {
  option: ({ subject }, model) => inLookup(subject.of, model),
  field: ({ details }, model) => inLookup(details['is'], model),
  location: (_, { locations }) => locations.map(({ code, name, ...place }) => ({ ...place, id: code, label: name })),
  agency: (_, { agencies }) => Object.values(agencies).map(({ name, ...agency }) => ({ ...agency, label: name })),
  user_group: (_, { userGroups }) => Object.values(userGroups).map(({ name, ...group }) => ({ ...group, label: name })),
  stage: ({ subject }, model) =>
    own(model.recordTypes, subject.recordType ?? '')?.lifecycle?.workflows.find(({ id }) => id === subject.of)
      ?.stages ?? [],
}

/** All that is there afterwards and may be chosen. */
export const choicesAfter = (item: PlanItem, to: Model): readonly Choice[] =>
  (own(sources, item.kind.split('.')[0] ?? '')?.(item, to) ?? [])
    .filter(({ retired }) => retired !== true)
    .map(({ id, label }) => ({ id, ...(label && { label }) }))

/** What the ids were called that must become others. */
export function calledBefore(item: PlanItem, ids: readonly string[], from: Model): readonly Choice[] {
  const options = new Map(inLookup(item.details['was'], from).map((option) => [option.id, option.label]))
  const name = item.details['name'] as Texts | undefined
  const labelOf = (id: string) => (id === item.subject.id ? name : options.get(id))
  return ids.map((id) => {
    const label = labelOf(id)
    return { id, ...(label && { label }) }
  })
}
