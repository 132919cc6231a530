import { createMemo, For, Show } from 'solid-js'
import type { PlanItem } from '../../../../engine/plan/plan.ts'
import { useData } from '../../../data/data.tsx'
import type { PlanFacts, Undecided } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { wordsOf } from '../parts/words.ts'
import type { PlanOnPage } from './create-plan.ts'
import { DecisionMade } from './decision-made.tsx'

interface PlanLineProps {
  readonly item: PlanItem
  readonly plan: PlanOnPage
  readonly facts: PlanFacts
  readonly undecided: Undecided | undefined
  readonly onDecide: (item: PlanItem) => void
}

/** States in which decisions are taken. */
const DECIDED_IN = ['open', 'approved', 'scheduled', 'failed']

/** One difference, what it comes to on the records here, and what was decided about it. */
export const PlanLine = (props: PlanLineProps) => {
  const { actor } = useData()
  const words = createMemo(() => wordsOf(props.item))
  const decision = () => props.facts.decisions[props.item.id]
  const choices = () => props.item.decisions ?? []
  const mayDecide = () =>
    choices().length > 0 && DECIDED_IN.includes(props.facts.state) && actor().manages.includes('configuration:plan')
  return (
    <li class="plan-line" data-item={props.item.id}>
      <p class="plan-says">{words().says}</p>
      <Show when={words().counts.length > 0}>
        <ul class="bare plan-counts">
          <For each={words().counts}>{(count) => <li>{count}</li>}</For>
        </ul>
      </Show>
      <For each={words().notes}>{(note) => <p class="admin-quiet">{note}</p>}</For>
      <Show when={props.item.place}>
        {(place) => (
          <p class="admin-quiet">
            <code dir="ltr">{`${place().file}:${place().line}`}</code>
          </p>
        )}
      </Show>
      <Show when={props.undecided}>
        {(undecided) => (
          <p class="plan-wrong">
            <Icon name="warning" />
            {t(`plan.wrong.${undecided().code}`, { option: undecided().option })}
          </p>
        )}
      </Show>
      <Show when={decision()}>{(made) => <DecisionMade plan={props.plan} item={props.item} decision={made()} />}</Show>
      <Show when={mayDecide()}>
        <div class="admin-buttons">
          <button
            type="button"
            class="button button-small"
            classList={{ 'button-main': props.undecided !== undefined }}
            aria-label={t(decision() ? 'promotion.decide.change_of' : 'promotion.decide.of', { name: words().says })}
            onClick={() => props.onDecide(props.item)}
          >
            {t(decision() ? 'promotion.decide.change' : props.undecided ? 'promotion.decide' : 'promotion.decide.may')}
          </button>
        </div>
      </Show>
    </li>
  )
}
