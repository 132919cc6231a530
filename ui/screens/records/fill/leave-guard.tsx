import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router'
import { createSignal, onCleanup, onMount } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Sheet } from '../../../parts/sheet.tsx'

interface LeaveGuardProps {
  /** Whether something typed is not saved. */
  readonly isDirty: () => boolean
  readonly onDiscard: () => Promise<void>
}

/** The router knows the way back only as a number of steps; the address has changed by then. */
const staysHere = ({ to, from }: BeforeLeaveEventArgs) =>
  (typeof to === 'number' ? window.location.pathname : to.replace(/[?#].*$/, '')) === from.pathname

/** Asks before somebody leaves with unsaved answers. Staying and leaving are both safe: the draft is kept either way. */
export function LeaveGuard(props: LeaveGuardProps) {
  const [leaving, setLeaving] = createSignal<() => void>()
  useBeforeLeave((event) => {
    if (event.defaultPrevented || staysHere(event) || !props.isDirty()) return
    event.preventDefault()
    setLeaving(() => () => event.retry(true))
  })
  const unloading = (event: BeforeUnloadEvent) => {
    if (props.isDirty()) event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', unloading))
  onCleanup(() => window.removeEventListener('beforeunload', unloading))
  const leave = () => {
    const go = leaving()
    setLeaving(undefined)
    go?.()
  }
  return (
    <Sheet
      open={leaving() !== undefined}
      onClose={() => setLeaving(undefined)}
      place="centre"
      title={t('form.leave')}
      foot={
        <>
          <button type="button" class="button" onClick={() => void props.onDiscard().then(leave)}>
            {t('form.leave.discard')}
          </button>
          <button type="button" class="button" onClick={leave}>
            {t('form.leave.keep')}
          </button>
          <button type="button" class="button button-main" onClick={() => setLeaving(undefined)}>
            {t('form.leave.stay')}
          </button>
        </>
      }
    >
      <p>{t('form.leave.explained')}</p>
    </Sheet>
  )
}
