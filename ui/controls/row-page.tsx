import * as Dialog from '@kobalte/core/dialog'
import type { JSX } from 'solid-js'
import { t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'

interface RowPageProps {
  readonly title: string
  readonly onClose: () => void
  readonly remove: JSX.Element
  readonly children: JSX.Element
}

/** An open row on a phone: a page over the form, left by "Done" or the way back. Nothing is saved or lost by closing it. */
export function RowPage(props: RowPageProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Content class="row-page">
          <header class="row-page-head">
            <Dialog.CloseButton class="icon-button" aria-label={t('form.rows.back')}>
              <Icon name="back" />
            </Dialog.CloseButton>
            <Dialog.Title class="row-page-title">{props.title}</Dialog.Title>
          </header>
          <div class="row-page-body">{props.children}</div>
          <footer class="row-page-foot">
            {props.remove}
            <button type="button" class="button button-main" onClick={() => props.onClose()}>
              {t('form.rows.done')}
            </button>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
