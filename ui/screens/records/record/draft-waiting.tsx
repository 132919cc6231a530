import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { deviceZone } from '../../../drafts/device.ts'
import type { Draft } from '../../../drafts/draft.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

interface DraftWaitingProps {
  readonly draft: Draft | undefined
  readonly href: string
  readonly mayEdit: boolean
}

/** Something was typed on this record and is not saved: say so where the record is read. */
export const DraftWaiting = (props: DraftWaitingProps) => {
  return (
    <Show when={props.draft}>
      {(draft) => (
        <div class="draft-back" role="status">
          <Icon name="draft" />
          <p>{t('draft.waiting', { time: instantText(draft().at, deviceZone) })}</p>
          <Show when={props.mayEdit}>
            <A class="button button-small" href={props.href}>
              {t('draft.continue')}
            </A>
          </Show>
        </div>
      )}
    </Show>
  )
}
