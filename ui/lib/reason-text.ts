import { keyOfCode, t } from './t.ts'

/** Why something cannot be done: in the words of the configuration, or as a code that the screens have words for. */
export interface Reason {
  readonly code: string
  readonly message?: string
}

export const reasonText = ({ code, message }: Reason): string =>
  message || t(keyOfCode('life.why', code) ?? 'problem.action.refused')
