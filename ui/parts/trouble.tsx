import { Problem } from '../../engine/problems.ts'
import { OutOfReach } from '../data/trouble.ts'
import { keyOfCode, t } from '../lib/t.ts'

interface Told {
  /** More exact than the problem's own. */
  readonly code?: string
  readonly retryAfterSeconds?: number
}

/** What went wrong, for people: one sentence on what happened, one on what to do. */
export function troubleText(error: unknown): string {
  if (error instanceof OutOfReach) return t(`trouble.${error.reason}`)
  if (error instanceof Problem) {
    const { retryAfterSeconds: seconds, code = error.code } = error.details as Told
    if (error.kind === 'limited' && seconds !== undefined)
      return t('trouble.limited', { count: Math.max(1, Math.ceil(seconds / 60)) })
    return t(keyOfCode('problem', code) ?? `trouble.${error.kind}`)
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
