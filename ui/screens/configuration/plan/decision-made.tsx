import { createResource, For, Show } from 'solid-js'
import type { Decision, PlanItem } from '../../../../engine/plan/plan.ts'
import type { Choice } from '../../../data/promotion.ts'
import { dayText } from '../../../lib/format.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { PlanOnPage } from './create-plan.ts'

export const nameOf = (choices: readonly Choice[] | undefined, id: string): string =>
  say(choices?.find((choice) => choice.id === id)?.label) || id

/** What was decided about an item, by whom. */
export const DecisionMade = (props: {
  readonly plan: PlanOnPage
  readonly item: PlanItem
  readonly decision: Decision
}) => {
  const asked = () => props.decision.options && props.item.id
  const [choices] = createResource(asked, (item) =>
    props.plan.promotion.choices(props.plan.id, item).catch(() => undefined),
  )
  // Until they are there the ids stand: the page does not wait for them.
  const known = () => (choices.state === 'ready' ? choices() : undefined)
  return (
    <div class="plan-decided">
      <p>
        <Icon name="check" />
        <strong>{t(`plan.decision.${props.decision.kind}`)}</strong>
        <Show when={props.decision.on}>{(day) => <span>{dayText(day())}</span>}</Show>
      </p>
      <Show when={props.decision.options}>
        {(options) => (
          <ul class="bare plan-mapped">
            <For each={Object.entries(options())}>
              {([from, to]) => (
                <li>
                  <bdi>{nameOf(known()?.from, from)}</bdi>
                  <span aria-hidden="true" class="plan-arrow" />
                  <span class="unseen">{t('promotion.decide.becomes_word')}</span>
                  <bdi>{nameOf(known()?.to, to)}</bdi>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <p class="admin-quiet">{t('promotion.decide.by', { by: props.decision.by })}</p>
    </div>
  )
}
