import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

/** The ways to what became of the record, for those who may see it. */
export const RecordLogs = (props: { readonly type: RecordType; readonly shown: ShownRecord }) => {
  const here = () => `/r/${props.type.plural}/${props.shown.record.id}`
  const may = (action: string) => props.shown.actions.includes(action)
  return (
    <Show when={may('history') || may('access_log')}>
      <nav class="record-logs" aria-label={t('record.logs')}>
        <Show when={may('history')}>
          <A href={`${here()}/history`}>
            <Icon name="clock" /> {t('record.log')}
          </A>
        </Show>
        <Show when={may('access_log')}>
          <A href={`${here()}/access`}>
            <Icon name="person" /> {t('record.access')}
          </A>
        </Show>
      </nav>
    </Show>
  )
}
