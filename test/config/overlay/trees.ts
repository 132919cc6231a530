/** Configurations as they might be, three of a kind: an old base, what it has become, and what was made of it. */
import fc from 'fast-check'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const leaf = fc.oneof(
  fc.constantFrom('one', 'two', 'three', true, false, 0, 1, 2),
  fc.constant({ '==': [{ var: 'a' }, 1] }),
  fc.constant({ '==': [{ var: 'b' }, 2] }),
  fc.constant([1, 2]),
  fc.constant([[1], 'a']),
)
const names = fc.shuffledSubarray(ids)
const things = fc.shuffledSubarray(ids).chain((order) =>
  fc.tuple(
    ...order.map((id) =>
      fc
        .record({ id: fc.constant(id), label: leaf, more: fc.option(names, { nil: undefined }) })
        .map(({ more, ...rest }) => ({
          ...rest,
          ...(more && { more }),
        })),
    ),
  ),
)
const file = fc.dictionary(fc.constantFrom('label', 'kind', 'list', 'fields'), fc.oneof(leaf, names, things))
export const tree = fc.dictionary(
  fc.constantFrom('roles/a.json', 'roles/b.json', 'forms/x/a.json', 'lists/x.json'),
  file,
)
