import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ItemClass, PlanItem } from '../../../../engine/plan/plan.ts'
import type { PlanFacts, Undecided } from '../../../data/promotion.ts'
import { numeral, t } from '../../../lib/t.ts'
import type { PlanOnPage } from './create-plan.ts'
import { PlanLine } from './plan-line.tsx'

interface PlanGroupProps {
  readonly of: ItemClass
  readonly items: readonly PlanItem[]
  readonly plan: PlanOnPage
  readonly facts: PlanFacts
  readonly undecided: ReadonlyMap<string, Undecided>
  /** Somebody looks for something: whatever was found stands open. */
  readonly narrowed: boolean
  readonly onDecide: (item: PlanItem) => void
}

const AT_FIRST = 20
const MORE = 100

/** The items of one risk. */
export const PlanGroup = (props: PlanGroupProps) => {
  const [most, setMost] = createSignal(AT_FIRST)
  const isOpen = () => props.narrowed || props.of !== 'safe' || props.items.length <= AT_FIRST
  const shown = createMemo(() => props.items.slice(0, most()))
  const left = () => props.items.length - shown().length
  return (
    <Show when={props.items.length > 0}>
      <details class={`sheet plan-group plan-${props.of}`} id={`plan-${props.of}`} open={isOpen()}>
        <summary>
          <h3>
            {t(`plan.class.${props.of}`)} <span class="plan-group-count figures">{numeral(props.items.length)}</span>
          </h3>
          <span class="admin-quiet">{t(`promotion.class.${props.of}`)}</span>
        </summary>
        <ul class="bare">
          <For each={shown()}>
            {(item) => (
              <PlanLine
                item={item}
                plan={props.plan}
                facts={props.facts}
                undecided={props.undecided.get(item.id)}
                onDecide={props.onDecide}
              />
            )}
          </For>
        </ul>
        <Show when={left() > 0}>
          <p class="plan-more">
            <button type="button" class="button button-small" onClick={() => setMost((count) => count + MORE)}>
              {t('promotion.items.more', { count: Math.min(MORE, left()), left: left() })}
            </button>
          </p>
        </Show>
      </details>
    </Show>
  )
}
