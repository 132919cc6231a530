import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'

interface OrderListProps<Item> {
  readonly label: string
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
  readonly nameOf: (item: Item) => string
  /** Absent: the order stays as it is, as while only some are shown. False: it could not be done. */
  readonly onOrder?: ((order: readonly string[]) => Promise<boolean>) | undefined
  readonly children: (item: Item) => JSX.Element
}

const moved = (order: readonly string[], id: string, to: number): readonly string[] => {
  const rest = order.filter((one) => one !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}

/** Things in an order that is changed by dragging, by two buttons, or by Alt and the arrow keys. */
export const OrderList = <Item,>(props: OrderListProps<Item>) => {
  const ids = () => props.items.map(props.idOf)
  const [wanted, setWanted] = createSignal<readonly string[]>()
  const [dragged, setDragged] = createSignal<string>()
  const [told, setTold] = createSignal('')
  createEffect(
    on(
      () => props.items,
      () => setWanted(undefined),
      { defer: true },
    ),
  )
  const order = () => wanted() ?? ids()
  const byId = () => new Map(props.items.map((item) => [props.idOf(item), item]))
  const shown = () =>
    order().flatMap((id) => {
      const item = byId().get(id)
      return item === undefined ? [] : [item]
    })
  let list: HTMLOListElement | undefined

  async function settle(next: readonly string[]): Promise<void> {
    if (next.every((id, at) => id === ids()[at])) return void setWanted(undefined)
    setWanted(next)
    if (!(await props.onOrder?.(next))) setWanted(undefined)
  }

  const rowOf = (id: string) =>
    [...(list?.children ?? [])].find((row) => (row as HTMLElement).dataset['id'] === id) as HTMLElement | undefined

  /** The focus stays on what was pressed: the row was put elsewhere, and its button may be at an end now. */
  function step(item: Item, by: -1 | 1, pressed: HTMLElement): void {
    const id = props.idOf(item)
    const to = order().indexOf(id) + by
    if (to < 0 || to >= order().length) return
    const className = pressed.dataset['move']
    void settle(moved(order(), id, to))
    setTold(t('drafts.order.moved', { name: props.nameOf(item), place: to + 1, of: order().length }))
    queueMicrotask(() => {
      const buttons = [...(rowOf(id)?.querySelectorAll<HTMLButtonElement>('[data-move]') ?? [])]
      const same = buttons.find((button) => button.dataset['move'] === className && !button.disabled)
      const other = same ?? buttons.find((button) => !button.disabled)
      other?.focus()
    })
  }

  function drag(event: PointerEvent, id: string): void {
    if (event.button !== 0) return
    event.preventDefault()
    setDragged(id)
    const move = ({ clientY }: PointerEvent) => {
      const rows = [...(list?.children ?? [])] as HTMLElement[]
      const over = rows.find((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return clientY >= top && clientY <= bottom
      })
      const target = over?.dataset['id']
      if (target === undefined || target === id) return
      setWanted(moved(order(), id, order().indexOf(target)))
    }
    const end = ({ type }: PointerEvent) => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener)
      setDragged(undefined)
      if (type === 'pointerup') void settle(order())
      else setWanted(undefined)
    }
    // A row that is put elsewhere lets go of the pointer, so the page hears of it.
    const listeners = [
      ['pointermove', move],
      ['pointerup', end],
      ['pointercancel', end],
    ] as const
    for (const [name, listener] of listeners) document.addEventListener(name, listener)
  }

  return (
    <>
      <ol class="sheet order-list bare" aria-label={props.label} ref={list}>
        <For each={shown()}>
          {(item, index) => (
            <li
              class="order-row"
              classList={{ 'order-row-dragged': dragged() === props.idOf(item) }}
              data-id={props.idOf(item)}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !props.onOrder) return
                event.preventDefault()
                step(item, event.key === 'ArrowUp' ? -1 : 1, event.target as HTMLElement)
              }}
            >
              <Show when={props.onOrder}>
                <span
                  class="order-handle"
                  aria-hidden="true"
                  title={t('drafts.order.drag')}
                  onPointerDown={(event) => drag(event, props.idOf(item))}
                >
                  <Icon name="grip" />
                </span>
              </Show>
              <div class="order-content">{props.children(item)}</div>
              <Show when={props.onOrder}>
                <span class="order-buttons">
                  <button
                    type="button"
                    class="icon-button"
                    data-move="up"
                    disabled={index() === 0}
                    aria-label={t('drafts.order.up', { name: props.nameOf(item) })}
                    onClick={(event) => step(item, -1, event.currentTarget)}
                  >
                    <Icon name="up" />
                  </button>
                  <button
                    type="button"
                    class="icon-button"
                    data-move="down"
                    disabled={index() === shown().length - 1}
                    aria-label={t('drafts.order.down', { name: props.nameOf(item) })}
                    onClick={(event) => step(item, 1, event.currentTarget)}
                  >
                    <Icon name="down" />
                  </button>
                </span>
              </Show>
            </li>
          )}
        </For>
      </ol>
      <p class="unseen" role="status">
        {told()}
      </p>
    </>
  )
}
