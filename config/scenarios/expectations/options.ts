import { offeredOptions } from '../../../engine/forms/offered-options.ts'
import { own } from '../../../engine/lib/own.ts'
import { mayHold } from '../../../engine/logic/evaluate.ts'
import { scopeOfOption } from '../../../engine/logic/scope.ts'
import { lookupOf } from '../../../engine/options/option-set.ts'
import { pointerTo } from '../../positions.ts'
import { type FieldSeen, fieldSeen } from '../path.ts'
import type { Difference, Expectation, Shown } from './expectation.ts'
import { byPathSchema } from './schemas.ts'

interface Some {
  readonly offered?: readonly string[]
  readonly notOffered?: readonly string[]
}

type OptionsJson = Readonly<Record<string, readonly string[] | Some>>

const ids = (description: string) => ({ type: 'array', items: { type: 'string' }, uniqueItems: true, description })

/** Which options of its lookup a field offers. */
export const options: Expectation<OptionsJson> = {
  schema: byPathSchema(
    {
      anyOf: [
        ids('Exactly these.'),
        {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: { offered: ids('These are among them.'), notOffered: ids('These are not among them.') },
        },
      ],
    },
    'By field: exactly the options that it offers, or `{ "offered": […], "notOffered": […] }`.',
  ),
  names: (json) =>
    Object.entries(json).flatMap(([path, wanted]) => [
      { pointer: pointerTo(path), part: 'key' as const, what: 'field' as const, name: path },
      ...listsOf(wanted).flatMap(({ pointer, list }) =>
        list.map((name, index) => ({
          pointer: pointerTo(path) + pointer + pointerTo(index),
          what: 'option' as const,
          name,
          of: path,
        })),
      ),
    ]),
  differences: (json, seen) =>
    Object.entries(json).flatMap(([path, wanted]): Difference[] => {
      const at = fieldSeen(seen, path)
      const pointer = pointerTo(path)
      if (!at) return [{ pointer, path, expected: 'options', actual: 'there is no such row' }]
      const offered = offeredIn(at)
      const told = { pointer, path, actual: listed(offered) }
      if (!('offered' in wanted) && !('notOffered' in wanted)) {
        const exact = wanted as readonly string[]
        const isSame = exact.length === offered.length && exact.every((id) => offered.includes(id))
        return isSame ? [] : [{ ...told, expected: listed(exact) }]
      }
      const missing = (wanted.offered ?? []).filter((id) => !offered.includes(id))
      const unwanted = (wanted.notOffered ?? []).filter((id) => offered.includes(id))
      return [
        ...(missing.length > 0 ? [{ ...told, expected: `${listed(missing)} among them` }] : []),
        ...(unwanted.length > 0 ? [{ ...told, expected: `without ${listed(unwanted)}` }] : []),
      ]
    }),
  shows: (json, seen) =>
    Object.entries(json).flatMap(([path, wanted]): readonly Shown[] => {
      const at = fieldSeen(seen, path)
      if (!at?.field.optionFilter) return []
      const { optionFilter: logic } = at.field
      const named = new Set(listsOf(wanted).flatMap(({ list }) => list))
      const all = lookupOf(seen.scope.model, at.field.settings['lookup'])?.options ?? []
      return all
        .filter(({ id }) => Array.isArray(wanted) || named.has(id))
        .map((option) => ({ logic, outcome: mayHold(logic, scopeOfOption(at.scope, option)) ? 'true' : 'false' }))
    }),
}

const listsOf = (wanted: readonly string[] | Some): readonly { pointer: string; list: readonly string[] }[] =>
  Array.isArray(wanted)
    ? [{ pointer: '', list: wanted }]
    : Object.entries(wanted).map(([key, list]) => ({ pointer: pointerTo(key), list: list as readonly string[] }))

const offeredIn = ({ field, scope }: FieldSeen): readonly string[] =>
  offeredOptions(scope.record.model, field, scope, own(scope.answers, field.id)).map(({ id }) => id)

const listed = (options: readonly string[]) => (options.length === 0 ? 'no option' : options.join(', '))
