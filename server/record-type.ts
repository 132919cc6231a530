import { own } from '../engine/lib/own.ts'
import type { Model, RecordType } from '../engine/model.ts'
import { problems } from '../engine/problems.ts'
import { typeFor } from '../engine/query/askable.ts'
import type { Asked } from './context.ts'

/** The record type that the path names; undefined where there is none for this person. */
export function typeAsked(c: Asked): RecordType | undefined {
  const { release, actor } = c.var
  const id = release.kept('plurals', () => pluralsOf(release.model)).get(pluralOf(c))
  return id === undefined ? undefined : typeFor(actor, release.model.recordTypes, id)
}

export function mustType(c: Asked): RecordType {
  const type = typeAsked(c)
  if (!type) throw problems.typeUnknown({ type: pluralOf(c) })
  return type
}

/** The record type of this id or plural; undefined where there is none for this person. */
export function typeNamed(c: Asked, name: string): RecordType | undefined {
  const { release, actor } = c.var
  const id = release.kept('plurals', () => pluralsOf(release.model)).get(name) ?? name
  return typeFor(actor, release.model.recordTypes, id)
}

const pluralOf = (c: Asked) => c.req.param('plural' as never) as string

const pluralsOf = (model: Model): ReadonlyMap<string, string> =>
  new Map(Object.values(model.recordTypes).map(({ plural, id }) => [plural, id]))

/** The same for those who look at the configuration and not at records: whether or not they read any of the type. */
export const anyTypeNamed = ({ recordTypes }: Pick<Model, 'recordTypes'>, name: string): RecordType | undefined =>
  own(recordTypes, name) ?? Object.values(recordTypes).find(({ plural }) => plural === name)
