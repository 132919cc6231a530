import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { Order } from './create-order.ts'

interface MoveProps {
  readonly id: string
  readonly name: string
  readonly order: Order
}

/** Up and down, for keys and thumbs. The button keeps the focus while its line moves. */
export const MoveButtons = (props: MoveProps) => {
  const at = () => props.order.order().indexOf(props.id)
  const last = () => props.order.order().length - 1
  let box: HTMLSpanElement | undefined
  const move = (by: -1 | 1) => {
    void props.order.move(props.id, by)
    const [up, down] = [...(box?.querySelectorAll('button') ?? [])]
    const wanted = by < 0 ? up : down
    setTimeout(() => (wanted?.disabled ? (by < 0 ? down : up) : wanted)?.focus())
  }
  return (
    <span class="forms-moves" ref={box}>
      <button
        type="button"
        class="icon-button"
        disabled={at() <= 0}
        aria-label={t('forms.move.up', { name: props.name })}
        onClick={() => move(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="icon-button"
        disabled={at() >= last()}
        aria-label={t('forms.move.down', { name: props.name })}
        onClick={() => move(1)}
      >
        <Icon name="down" />
      </button>
    </span>
  )
}
