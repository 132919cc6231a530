import { createRoot, createSignal, For, Show } from 'solid-js'
import { t } from '../lib/t.ts'
import { Icon } from './icon.tsx'

interface Toast {
  readonly id: number
  readonly text: string
  readonly undo?: { readonly label: string; readonly run: () => void }
}

const [toasts, setToasts] = createRoot(() => createSignal<readonly Toast[]>([]))
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let last = 0

const dismiss = (id: number) => {
  clearTimeout(timers.get(id))
  timers.delete(id)
  setToasts((all) => all.filter((toast) => toast.id !== id))
}

const wait = (toast: Toast) => {
  clearTimeout(timers.get(toast.id))
  timers.set(
    toast.id,
    setTimeout(() => dismiss(toast.id), toast.undo ? 12_000 : 6000),
  )
}

/** Tells briefly what was done; with `undo`, offers the way back. Never the only place of an error. */
export function toast(text: string, undo?: Toast['undo']) {
  last += 1
  const made = { id: last, text, ...(undo ? { undo } : {}) }
  setToasts((all) => [...all.slice(-2), made])
  wait(made)
}

/** Takes all away: what they say may name somebody, and is nothing to whoever comes next. */
export function clearToasts() {
  for (const { id } of toasts()) dismiss(id)
}

/** Where toasts stand; stays in the document, so that screen readers hear what comes into it. */
export const Toasts = () => (
  <div class="toasts" role="status" aria-live="polite">
    <For each={toasts()}>
      {(each) => (
        <div class="toast" onPointerEnter={() => clearTimeout(timers.get(each.id))} onPointerLeave={() => wait(each)}>
          <span>{each.text}</span>
          <Show when={each.undo}>
            {(undo) => (
              <button
                type="button"
                class="toast-undo"
                onClick={() => {
                  undo().run()
                  dismiss(each.id)
                }}
              >
                {undo().label}
              </button>
            )}
          </Show>
          <button type="button" class="toast-close" aria-label={t('close')} onClick={() => dismiss(each.id)}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </For>
  </div>
)
