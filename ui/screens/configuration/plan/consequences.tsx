import { For, Show } from 'solid-js'
import type { ItemClass, PlanItem } from '../../../../engine/plan/plan.ts'
import type { PlanFacts } from '../../../data/promotion.ts'
import { dayText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { totalsInWords, wordsOf } from '../parts/words.ts'

const MOST = 6
const risky: readonly ItemClass[] = ['destructive', 'widens']

/** What will happen, said once more before it does: what goes, who sees more, how many records. */
export const Consequences = (props: { readonly facts: PlanFacts }) => {
  const of = (one: ItemClass) => (props.facts.items ?? []).filter((item) => item.class === one)
  const totals = () => totalsInWords(props.facts.totals ?? {})
  const decided = ({ id }: PlanItem) => {
    const decision = props.facts.decisions[id]
    if (!decision) return ''
    const day = decision.on === undefined ? '' : ` ${dayText(decision.on)}`
    return `${t(`plan.decision.${decision.kind}`)}${day}`
  }
  return (
    <div class="consequences">
      <For each={risky}>
        {(one) => (
          <Show when={of(one).length > 0}>
            <section class={`consequence plan-${one}`}>
              <h3>{t('promotion.consequence', { what: t(`plan.class.${one}`), count: of(one).length })}</h3>
              <ul>
                <For each={of(one).slice(0, MOST)}>
                  {(item) => (
                    <li>
                      {wordsOf(item).says}
                      <Show when={decided(item)}>
                        {' '}
                        <span aria-hidden="true" class="plan-arrow" /> <strong>{decided(item)}</strong>
                      </Show>
                      <Show when={wordsOf(item).counts.length > 0}>
                        <span class="admin-quiet consequence-counts">{wordsOf(item).counts.join(' · ')}</span>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={of(one).length > MOST}>
                <p class="admin-quiet">{t('promotion.and_more', { count: of(one).length - MOST })}</p>
              </Show>
            </section>
          </Show>
        )}
      </For>
      <Show when={of('destructive').length === 0 && of('widens').length === 0}>
        <p>{t('promotion.nothing_risky')}</p>
      </Show>
      <p class="admin-quiet">{t('promotion.rest', { attention: of('attention').length, safe: of('safe').length })}</p>
      <Show when={totals().length > 0}>
        <ul class="plan-totals">
          <For each={totals()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Show>
    </div>
  )
}
