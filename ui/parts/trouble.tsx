import { Problem } from '../../engine/problems.ts'
import { OutOfReach } from '../data/trouble.ts'
import { hasText, t } from '../lib/t.ts'

/** What went wrong, for people: one sentence on what happened, one on what to do. */
export function troubleText(error: unknown): string {
  if (error instanceof OutOfReach) return t(`trouble.${error.reason}`)
  if (error instanceof Problem) {
    const seconds = (error.details as { retryAfterSeconds?: number }).retryAfterSeconds
    if (error.kind === 'limited' && seconds !== undefined)
      return t('trouble.limited', { count: Math.max(1, Math.ceil(seconds / 60)) })
    if (hasText(`problem.${error.code}`)) return t(`problem.${error.code}`)
    return t(`trouble.${error.kind}`)
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
