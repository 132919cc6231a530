import { createSignal, For, Show } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { ShownAlert } from '../../../data/life-wire.ts'
import { OutOfReach } from '../../../data/trouble.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import { readingWith, type Telling } from '../../../form/answer-text.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { troubleText } from '../../../parts/trouble.tsx'
import { alertText, clearsOnSave } from './alert-words.ts'
import type { Alerts } from './create-alerts.ts'
import '../../../styles/life.css'

interface AlertBannersProps {
  readonly type: RecordType
  readonly shown: ShownRecord
  readonly telling: Telling
  readonly alerts: Alerts
  readonly standing: readonly ShownAlert[]
}

const REMOVE = 'remove_alert'

/** What asks for attention: what it is, who caused it, when; and the way to take it away for those who may. */
export const AlertBanners = (props: AlertBannersProps) => (
  <Show when={props.standing.length > 0}>
    <ul class="alerts bare">
      <For each={props.standing}>{(alert) => <Banner {...props} alert={alert} />}</For>
    </ul>
  </Show>
)

const Banner = (props: AlertBannersProps & { readonly alert: ShownAlert }) => {
  const { life, actor, attention } = useData()
  const { alert, shown } = props
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<unknown>()
  const what = () => alertText(props.type, alert.type, alert.type_label)
  const who = () => readingWith(props.telling).personName?.(alert.by) ?? alert.by
  const isMine = () => shown.record['owned_by'] === actor().user_name
  const remove = async () => {
    setBusy(true)
    setTrouble(undefined)
    const became = await life.removeAlert(props.type.id, shown.record.id, alert.unique_id, { title: what() })
    setBusy(false)
    if (became.kind !== 'done') {
      setTrouble(became.kind === 'refused' ? became.problem : new OutOfReach('server'))
      return
    }
    toast(t('life.alert.removed'))
    attention.renew()
    props.alerts.forget(alert.unique_id)
  }
  return (
    <li class="alert">
      <span class="dot" aria-hidden="true" />
      <div class="alert-words">
        <p class="alert-what">{what()}</p>
        <p class="alert-who">
          {t('life.alert.raised_by', {
            name: who(),
            date: instantText(alert.date, props.telling.model.instance.timeZone),
          })}
          <Show when={isMine() && clearsOnSave(props.type, alert.type)}> {t('life.alert.clears')}</Show>
        </p>
        <Show when={trouble()}>
          <p class="issue-error" role="alert">
            {troubleText(trouble())}
          </p>
        </Show>
      </div>
      <Show when={shown.actions.includes(REMOVE)}>
        <button
          type="button"
          class="button button-plain alert-remove"
          aria-label={t('life.alert.remove_named', { name: what() })}
          disabled={busy()}
          onClick={() => void remove()}
        >
          <Icon name="close" /> {t('life.alert.remove')}
        </button>
      </Show>
    </li>
  )
}
