import { A } from '@solidjs/router'
import { For } from 'solid-js'
import type { PlanLine, PlanState } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { useWhen } from '../parts/when.ts'

/** States in which something may still become of a plan. */
export const openStates: readonly PlanState[] = [
  'counting',
  'open',
  'approved',
  'scheduled',
  'applying',
  'ringed',
  'failed',
]

const tones: Readonly<Record<PlanState, string>> = {
  counting: 'plan-state-quiet',
  open: 'plan-state-attention',
  approved: 'plan-state-done',
  scheduled: 'plan-state-done',
  applying: 'plan-state-attention',
  ringed: 'plan-state-attention',
  applied: 'plan-state-done',
  failed: 'plan-state-error',
  stale: 'plan-state-quiet',
  withdrawn: 'plan-state-quiet',
}

/** The state of a plan as a word. */
export const PlanStateMark = (props: { readonly state: PlanState }) => (
  <span class={`plan-state ${tones[props.state]}`}>{t(`promotion.state.${props.state}`)}</span>
)

export const planTitle = ({ direction, version }: Pick<PlanLine, 'direction' | 'version'>): string =>
  t(direction === 'back' ? 'promotion.plan.back_to' : 'promotion.plan.to', { version })

/** Plans, each with where it stands. */
export const PlanLines = (props: { readonly plans: readonly PlanLine[] }) => {
  const when = useWhen()
  return (
    <ul class="admin-lines bare">
      <For each={props.plans}>
        {(plan) => (
          <li>
            <div>
              <A href={`/configuration/plans/${plan.id}`}>
                <strong>
                  <bdi>{planTitle(plan)}</bdi>
                </strong>
              </A>
              <p class="admin-quiet">{t('promotion.plan.made', { when: when(plan.made_at), by: plan.made_by })}</p>
            </div>
            <PlanStateMark state={plan.state} />
          </li>
        )}
      </For>
    </ul>
  )
}
