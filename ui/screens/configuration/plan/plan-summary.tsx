import { For, Show } from 'solid-js'
import { itemClasses, type PlanItem } from '../../../../engine/plan/plan.ts'
import type { PlanFacts } from '../../../data/promotion.ts'
import { numeral, t } from '../../../lib/t.ts'
import { totalsInWords } from '../parts/words.ts'

/** The whole plan at a glance: how much of which risk, and what it comes to on the records here. */
export const PlanSummary = (props: { readonly facts: PlanFacts; readonly items: readonly PlanItem[] }) => {
  const countOf = (one: string) => props.items.filter((item) => item.class === one).length
  const totals = () => totalsInWords(props.facts.totals ?? {})
  return (
    <section class="sheet admin-sheet" aria-labelledby="plan-summary">
      <h2 id="plan-summary">{t('promotion.summary')}</h2>
      <ul class="bare plan-tiles">
        <For each={itemClasses}>
          {(one) => (
            <li>
              <a class={`plan-tile plan-${one}`} classList={{ 'plan-none': countOf(one) === 0 }} href={`#plan-${one}`}>
                <span class="plan-tile-count figures">{numeral(countOf(one))}</span>
                <span>{t(`plan.class.${one}`)}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
      <Show when={totals().length > 0}>
        <h3>{t('promotion.totals')}</h3>
        <ul class="plan-totals">
          <For each={totals()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Show>
    </section>
  )
}
