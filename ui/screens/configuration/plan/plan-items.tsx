import { createMemo, createSignal, For, Show } from 'solid-js'
import { itemClasses, type PlanItem } from '../../../../engine/plan/plan.ts'
import type { PlanFacts } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { FindBox } from '../../settings/parts/find-box.tsx'
import { wordsOf } from '../parts/words.ts'
import type { PlanOnPage } from './create-plan.ts'
import { DecideSheet } from './decide-sheet.tsx'
import { PlanGroup } from './plan-group.tsx'

interface PlanItemsProps {
  readonly plan: PlanOnPage
  readonly facts: PlanFacts
  readonly items: readonly PlanItem[]
  readonly undecidedOnly: boolean
  readonly onUndecidedOnly: (only: boolean) => void
}

/** Every difference, the riskiest first. Of thousands only so many are drawn as somebody reads. */
export const PlanItems = (props: PlanItemsProps) => {
  const [sought, setSought] = createSignal('')
  const [deciding, setDeciding] = createSignal<PlanItem>()
  const undecided = createMemo(() => new Map((props.facts.incomplete ?? []).map((one) => [one.item, one])))
  const shown = createMemo(() => {
    const words = sought().toLocaleLowerCase()
    return props.items.filter(
      (item) =>
        (!props.undecidedOnly || undecided().has(item.id)) &&
        (words === '' || wordsOf(item).says.toLocaleLowerCase().includes(words) || item.id.includes(words)),
    )
  })
  return (
    <section class="plan-items" aria-labelledby="plan-items">
      <h2 id="plan-items">{t('promotion.items')}</h2>
      <Show when={props.items.length > 0} fallback={<p class="admin-quiet">{t('promotion.items.none')}</p>}>
        <div class="admin-filters">
          <Show when={props.items.length > 10}>
            <FindBox label={t('promotion.items.find')} onFind={setSought} />
          </Show>
          <Show when={undecided().size > 0 || props.undecidedOnly}>
            <label class="option">
              <input
                type="checkbox"
                checked={props.undecidedOnly}
                onChange={(event) => props.onUndecidedOnly(event.currentTarget.checked)}
              />
              {t('promotion.items.undecided_only', { count: undecided().size })}
            </label>
          </Show>
        </div>
        <Show when={shown().length === 0}>
          <p class="admin-quiet" role="status">
            {t('promotion.items.none_found')}
          </p>
        </Show>
        <For each={itemClasses}>
          {(one) => (
            <PlanGroup
              of={one}
              items={shown().filter((item) => item.class === one)}
              plan={props.plan}
              facts={props.facts}
              undecided={undecided()}
              narrowed={sought() !== '' || props.undecidedOnly}
              onDecide={setDeciding}
            />
          )}
        </For>
      </Show>
      <Show when={deciding()} keyed>
        {(item) => (
          <DecideSheet
            plan={props.plan}
            facts={props.facts}
            item={item}
            items={props.items}
            onClose={() => setDeciding(undefined)}
          />
        )}
      </Show>
    </section>
  )
}
