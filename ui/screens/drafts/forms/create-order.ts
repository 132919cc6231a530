import { type Accessor, createEffect, createSignal, on } from 'solid-js'

/** Things in an order that is changed by buttons, by keys and by dragging; shown at once, and taken back where it is refused. */
export function createOrder(ids: Accessor<readonly string[]>, place: (order: readonly string[]) => Promise<boolean>) {
  const [wanted, setWanted] = createSignal<readonly string[]>()
  const [dragged, setDragged] = createSignal<string>()
  createEffect(
    on(
      () => ids().join('\n'),
      () => setWanted(undefined),
    ),
  )
  const order = () => wanted() ?? ids()

  async function put(id: string, index: number): Promise<void> {
    const before = order()
    const rest = before.filter((other) => other !== id)
    const next = [...rest.slice(0, index), id, ...rest.slice(index)]
    if (next.join('\n') === before.join('\n')) return
    setWanted(next)
    if (!(await place(next))) setWanted(undefined)
  }

  return {
    order,
    dragged,
    /** One place towards the beginning (-1) or the end (1). */
    move: (id: string, by: -1 | 1) => put(id, Math.max(0, order().indexOf(id) + by)),
    /** What makes a line one that can be dragged, and dragged onto. */
    line: (id: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.stopPropagation()
        event.dataTransfer?.setData('text/plain', id)
        setDragged(id)
      },
      onDragOver: (event: DragEvent) => {
        const from = dragged()
        if (from === undefined || !order().includes(from)) return
        event.preventDefault()
        event.stopPropagation()
      },
      onDrop: (event: DragEvent) => {
        const from = dragged()
        if (from === undefined || !order().includes(from)) return
        event.preventDefault()
        event.stopPropagation()
        setDragged(undefined)
        void put(from, order().indexOf(id))
      },
      onDragEnd: () => setDragged(undefined),
    }),
  }
}

export type Order = ReturnType<typeof createOrder>
