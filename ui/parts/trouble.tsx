import { Problem } from '../../engine/problems.ts'
import { OutOfReach } from '../data/trouble.ts'
import { type Reason, reasonText } from '../lib/reason-text.ts'
import { keyOfCode, t } from '../lib/t.ts'

interface Told {
  /** More exact than the problem's own. */
  readonly code?: string
  readonly retryAfterSeconds?: number
  /** Of an action that cannot be done now: why not. */
  readonly params?: { readonly why?: readonly Reason[] }
}

/** What went wrong, for people: one sentence on what happened, one on what to do. */
export function troubleText(error: unknown): string {
  if (error instanceof OutOfReach) return t(`trouble.${error.reason}`)
  if (error instanceof Problem) {
    const { retryAfterSeconds: seconds, code = error.code, params } = error.details as Told
    if (error.kind === 'limited' && seconds !== undefined)
      return t('trouble.limited', { count: Math.max(1, Math.ceil(seconds / 60)) })
    const why = (params?.why ?? []).map(reasonText)
    return [t(keyOfCode('problem', code) ?? `trouble.${error.kind}`), ...why].join(' ')
  }
  return t('trouble.unexpected')
}

/** Trouble in place of what could not be shown, with the way to try once more. */
export const Trouble = (props: { readonly error: unknown; readonly onRetry?: () => void }) => (
  <div class="empty" role="alert">
    <p class="empty-title">{t('trouble.title')}</p>
    <p>{troubleText(props.error)}</p>
    {props.onRetry && (
      <button type="button" class="button" onClick={() => props.onRetry?.()}>
        {t('try_again')}
      </button>
    )}
  </div>
)
