import { mayHold } from '../../../engine/logic/evaluate.ts'
import type { Rule } from '../../../engine/model.ts'
import type { Issue } from '../../../engine/problems.ts'
import { pointerTo } from '../../positions.ts'
import { type FieldSeen, fieldSeen } from '../path.ts'
import type { Seen } from '../seen.ts'
import type { Expectation, Shown } from './expectation.ts'

type IssuesJson = 'none' | Readonly<Record<string, readonly string[]>>

/** A broken rule is known by its own name, everything else by its code. */
const nameOf = ({ code, params }: Issue) => (typeof params?.['rule'] === 'string' ? params['rule'] : code)

const isRuleName = (name: string) => !name.includes('.')

/** What is wrong at some fields, or nowhere. */
export const issues: Expectation<IssuesJson> = {
  schema: {
    anyOf: [
      { enum: ['none'], description: 'Nothing is wrong anywhere.' },
      {
        type: 'object',
        minProperties: 1,
        additionalProperties: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        description: 'By field: the rules that are broken and the codes of other issues; `[]` for none.',
      },
    ],
    description:
      '`none`, or by field all that is wrong there: names of rules and codes such as `answer.required`; `[]` for nothing.',
  },
  names: (json) =>
    json === 'none'
      ? []
      : Object.entries(json).flatMap(([path, names]) => [
          { pointer: pointerTo(path), part: 'key' as const, what: 'field' as const, name: path },
          ...names.flatMap((name, index) =>
            isRuleName(name) ? [{ pointer: pointerTo(path, index), what: 'rule' as const, name }] : [],
          ),
        ]),
  differences(json, seen) {
    if (json === 'none') {
      return seen.issues.map((issue) => ({
        pointer: '',
        path: issue.path,
        expected: 'no issue',
        actual: nameOf(issue),
        because: brokenBy(issue, seen),
      }))
    }
    return Object.entries(json).flatMap(([path, names]) => {
      const here = seen.issues.filter((issue) => issue.path === path)
      const found = new Set(here.map(nameOf))
      if (found.size === names.length && names.every((name) => found.has(name))) return []
      const because = here.filter((issue) => !names.includes(nameOf(issue))).flatMap((issue) => brokenBy(issue, seen))
      return [{ pointer: pointerTo(path), path, expected: listed(names), actual: listed([...found]), because }]
    })
  },
  shows: (json, seen) =>
    json === 'none'
      ? []
      : Object.keys(json).flatMap((path) => {
          const at = fieldSeen(seen, path)
          return at ? rulesAt(at, seen).map((rule) => outcomeOf(rule, at, seen)) : []
        }),
}

const listed = (names: readonly string[]) => (names.length === 0 ? 'no issue' : names.join(', '))

const rulesAt = ({ field, top }: FieldSeen, seen: Seen): readonly Rule[] => [
  ...field.rules,
  ...(field === top ? seen.scope.type.rules.filter(({ at }) => at === field.id) : []),
]

const isBroken = ({ id }: Rule, path: string, seen: Seen) =>
  seen.issues.some((issue) => issue.path === path && issue.params?.['rule'] === id)

const outcomeOf = (rule: Rule, { path }: FieldSeen, seen: Seen): Shown => ({
  logic: rule.holds,
  outcome: isBroken(rule, path, seen) ? 'broken' : 'kept',
})

function brokenBy({ path, params }: Issue, seen: Seen) {
  const at = fieldSeen(seen, path)
  const rule = at && rulesAt(at, seen).find(({ id }) => id === params?.['rule'])
  return rule ? [{ logic: rule.holds, came: mayHold(rule.holds, at.scope) }] : []
}
