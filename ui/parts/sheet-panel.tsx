import * as Dialog from '@kobalte/core/dialog'
import { onMount, Show } from 'solid-js'
import { t } from '../lib/t.ts'
import { Icon } from './icon.tsx'
import type { SheetProps } from './sheet.tsx'
import '../styles/sheet.css'

export const SheetPanel = (props: SheetProps) => (
  <Dialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
    <Dialog.Portal>
      <Dialog.Overlay class="veil" />
      <Dialog.Content class={`layer layer-${props.place}`}>
        <header class="layer-head">
          <Dialog.Title class="layer-title">{props.title}</Dialog.Title>
          <Dialog.CloseButton class="icon-button" aria-label={t('close')}>
            <Icon name="close" />
          </Dialog.CloseButton>
        </header>
        <div class="layer-body" ref={(body) => onMount(() => reachable(body))}>
          {props.children}
        </div>
        <Show when={props.foot}>
          <footer class="layer-foot">{props.foot}</footer>
        </Show>
      </Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
)

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]'

/** What is only read is scrolled by the keyboard too. */
function reachable(body: HTMLElement): void {
  if (!body.querySelector(FOCUSABLE)) body.tabIndex = 0
}
