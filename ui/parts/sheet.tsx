import { createEffect, type JSX, lazy, on, Show, Suspense } from 'solid-js'

export interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  /** `side`: beside the page on a wide screen, over it from below on a phone. `centre`: a question in the middle. */
  readonly place: 'side' | 'centre'
  readonly children: JSX.Element
  /** Buttons that stay in sight. */
  readonly foot?: JSX.Element
}

const Panel = lazy(async () => ({ default: (await import('./sheet-panel.tsx')).SheetPanel }))

/** A layer above the page that keeps the focus until it is closed, and gives it back. Its code is fetched when it first opens. */
export const Sheet = (props: SheetProps) => {
  let opener: Element | null = null
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (open) opener = document.activeElement
        else setTimeout(() => giveBack(opener))
      },
      { defer: true },
    ),
  )
  return (
    <Suspense>
      <Show when={props.open}>
        <Panel {...props} />
      </Show>
    </Suspense>
  )
}

/** Gives the focus back to what had it, unless it is somewhere by now. */
export const giveBack = (opener: Element | null) => {
  const isFree = document.activeElement === null || document.activeElement === document.body
  if (isFree && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
}

/** Fetches the layer's code ahead of its first use. */
export const preloadSheet = () => void Panel.preload()
