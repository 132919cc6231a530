import type { Seen } from '../seen.ts'
import type { Difference, Expectation } from './expectation.ts'
import { pathsSchema } from './schemas.ts'

const actionsExpectation = (description: string, expected: 'allowed' | 'refused'): Expectation<readonly string[]> => ({
  schema: pathsSchema(description),
  names: (actions) => actions.map((name, index) => ({ pointer: `/${index}`, what: 'action', name })),
  differences: (actions, { access }: Seen) =>
    actions.flatMap((path, index): Difference[] => {
      const isAllowed = access.actions.has(path)
      if (isAllowed === (expected === 'allowed')) return []
      return [{ pointer: `/${index}`, path, expected, actual: isAllowed ? 'allowed' : 'refused' }]
    }),
})

/** What the actor may do with the record. */
export const actionExpectations = {
  allowedActions: actionsExpectation('Actions that the actor may take on the record, such as `update`.', 'allowed'),
  refusedActions: actionsExpectation('Actions that the actor may not take.', 'refused'),
} as const

const words = { accepted: 'saved', warned: 'saved only with a reason, for there are warnings', refused: 'refused' }

/** What comes of saving what was entered. */
export const save: Expectation<keyof typeof words> = {
  schema: {
    enum: Object.keys(words),
    description:
      'What comes of saving: `accepted`, `refused`, or `warned` where it goes on only with a reason, for there are warnings.',
  },
  names: () => [],
  differences: (wanted, { save: actual, issues }) =>
    actual === wanted
      ? []
      : [
          {
            pointer: '',
            path: 'save',
            expected: words[wanted],
            actual: actual === 'accepted' ? words.accepted : `${words[actual]}${toldOf(issues)}`,
          },
        ],
}

const toldOf = (issues: Seen['issues']) =>
  issues.length === 0
    ? ''
    : ` (${issues.map(({ path, code, params }) => `${path}: ${String(params?.['rule'] ?? code)}`).join(', ')})`
