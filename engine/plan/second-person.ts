/** How strict a policy is about a second person, and the strictest of several. */
import type { Policy } from '../model.ts'

type When = NonNullable<Policy['secondPerson']>

const BY_STRENGTH: readonly When[] = ['never', 'risky', 'always']

export const secondPersonIn = (policy: Policy | undefined): When => policy?.secondPerson ?? 'risky'

export const isLaxer = (policy: Policy | undefined, than: Policy | undefined): boolean =>
  BY_STRENGTH.indexOf(secondPersonIn(policy)) < BY_STRENGTH.indexOf(secondPersonIn(than))

export const strictest = (policies: readonly (Policy | undefined)[]): When =>
  policies
    .map(secondPersonIn)
    .reduce((one, other) => BY_STRENGTH[Math.max(...[one, other].map((when) => BY_STRENGTH.indexOf(when)))] ?? one)
