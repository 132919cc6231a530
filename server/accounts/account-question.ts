/** What an address asks of the list of accounts, within what its reader sees. */
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import { placesBelow } from '../../engine/options/places.ts'
import { problems } from '../../engine/problems.ts'
import { columnBounds, dayIn } from '../../engine/query/bounds.ts'
import { rangeOf } from '../../engine/query/filter-values.ts'
import { valuesOf } from '../bracketed.ts'
import type { Asked } from '../context.ts'
import type { AccountQuestion } from '../stores/account-stores.ts'
import { timeOf } from '../today.ts'
import { withinOf } from './managing.ts'

const SORTS = ['user_name', 'full_name', 'role', 'agency', 'last_access'] as const

const some = <Name extends string>(name: Name, values: readonly string[]) =>
  (values.length > 0 ? { [name]: values } : {}) as { readonly [Key in Name]?: readonly string[] }

export function accountQuestion(c: Asked): Omit<AccountQuestion, 'offset' | 'limit'> {
  const { actor, release } = c.var
  const within = withinOf(release.model, actor)
  const query = c.req.query('query')?.trim().slice(0, 200)
  const places = valuesOf(c, 'location')
  const services = valuesOf(c, 'services')
  const disabled = disabledOf(c)
  return {
    ...(within && { within }),
    ...(query && { query }),
    ...some('roles', [...valuesOf(c, 'role'), ...valuesOf(c, 'role_unique_id')]),
    ...some('agencies', valuesOf(c, 'agency')),
    ...some('groups', valuesOf(c, 'user_group_ids')),
    ...some('ids', valuesOf(c, 'ids')),
    ...(places.length > 0 && { locations: withBelow(release.model, places) }),
    ...(services.length > 0 && { services: { any: services, agencies: givingOneOf(release.model, services) } }),
    ...(disabled !== undefined && { disabled }),
    ...seenIn(c),
    sort: oneOf(c, 'order_by', SORTS),
    order: oneOf(c, 'order', ['asc', 'desc']),
  }
}

/** A range of days or instants as lists of records have it: `-30d..today`, `..-90d`. */
function seenIn(c: Asked): Pick<AccountQuestion, 'seen'> {
  const asked = c.req.query('last_access')
  if (asked === undefined) return {}
  const range = rangeOf('datetime', asked)
  const seen = range && columnBounds('datetime', range, dayIn(c.var.release.model.instance, timeOf(c)))
  if (!seen) throw problems.queryRefused({ field: 'last_access', code: 'query.unreadable_value' })
  return { seen }
}

function disabledOf(c: Asked): boolean | undefined {
  const values = new Set(valuesOf(c, 'disabled'))
  for (const value of values) {
    if (value !== 'true' && value !== 'false') {
      throw problems.queryRefused({ field: 'disabled', code: 'query.unreadable_value' })
    }
  }
  return values.size === 1 ? values.has('true') : undefined
}

function oneOf<Value extends string>(c: Asked, field: string, known: readonly [Value, ...Value[]]): Value {
  const asked = c.req.query(field) ?? known[0]
  const found = known.find((value) => value === asked)
  if (found === undefined) throw problems.queryRefused({ field, code: 'query.unreadable_value' })
  return found
}

function withBelow(model: Model, codes: readonly string[]): readonly string[] {
  const all = new Set(codes)
  for (const code of all) for (const place of placesBelow(model, code)) all.add(place.code)
  return [...all]
}

const givingOneOf = ({ agencies }: Model, services: readonly string[]): readonly string[] =>
  Object.keys(agencies).filter((id) => own(agencies, id)?.services?.some((service) => services.includes(service)))
