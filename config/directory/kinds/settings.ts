import type { Instance, Model, Policy, Texts } from '../../../engine/model.ts'
import { defineDirectoryKind, linkIssues, maybeTextIssues, ONLY } from '../directory-kind.ts'

/** What of `instance.json` an instance may set for itself. */
export interface Settings {
  readonly signInHelp?: Texts
  readonly quickExit?: string
  /** Whether notifications are mailed at all. */
  readonly mail: boolean
  readonly policy: Policy
}

export const settings = defineDirectoryKind<Settings>({
  kind: 'settings',
  entries: ({ instance }) => new Map([[ONLY, settingsOf(instance)]]),
  laid: ({ instance }, changed) => {
    const set = changed.get(ONLY)
    if (!set) return {}
    const { mail = undefined, ...others } = instance.notifications ?? {}
    const wanted = mail === false ? undefined : mail
    return {
      instance: {
        ...texts('signInHelp', set.signInHelp),
        ...texts('quickExit', set.quickExit),
        policy: set.policy,
        notifications: { ...others, ...(set.mail ? wanted && { mail: wanted } : { mail: false as const }) },
      },
    }
  },
  issues: (model: Model, { signInHelp, quickExit, policy }) => [
    ...maybeTextIssues(model, 'sign_in_help', signInHelp),
    ...linkIssues('quick_exit', quickExit),
    ...(policy.maskBelow === undefined || (policy.maskBelow >= 1 && policy.maskBelow <= 100)
      ? []
      : [{ path: 'mask_below', code: 'number.out_of_range' }]),
  ],
})

/** What is not set is taken away, whatever the release says. */
const texts = (name: 'signInHelp' | 'quickExit', value: unknown) => ({ [name]: value }) as Partial<Instance>

const settingsOf = ({ signInHelp, quickExit, notifications, policy }: Instance): Settings => ({
  ...(signInHelp && { signInHelp }),
  ...(quickExit && { quickExit }),
  mail: notifications?.mail !== false,
  policy: policy ?? {},
})
