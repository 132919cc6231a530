import { createSignal, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { AreaPage } from '../parts/area-page.tsx'
import { createPlan } from './create-plan.ts'
import { PlanAbout } from './plan-about.tsx'
import { PlanApproval } from './plan-approval.tsx'
import { PlanItems } from './plan-items.tsx'
import { planTitle } from './plan-lines.tsx'
import { PlanStand } from './plan-stand.tsx'
import { PlanSummary } from './plan-summary.tsx'

/** What would happen, what is still to be decided, who has to agree, and how it goes. */
export const PlanPage = (props: { readonly id: string }) => {
  const plan = createPlan(props.id)
  const [undecidedOnly, setUndecidedOnly] = createSignal(false)
  return (
    <AreaPage
      title={plan.known() ? planTitle(plan.known() as NonNullable<ReturnType<typeof plan.known>>) : t('promotion.plan')}
      at="plans"
      back={{ href: '/configuration/plans', label: t('promotion.plans') }}
    >
      <Loaded value={plan.known()} error={plan.error()} onRetry={plan.refetch}>
        {(known) => (
          <>
            <PlanStand
              plan={plan}
              facts={known()}
              onUndecided={() => {
                setUndecidedOnly(true)
                document.getElementById('plan-items')?.scrollIntoView({ block: 'start' })
              }}
            />
            <Show when={known().items}>
              {(items) => (
                <>
                  <PlanSummary facts={known()} items={items()} />
                  <PlanApproval facts={known()} />
                  <PlanItems
                    plan={plan}
                    facts={known()}
                    items={items()}
                    undecidedOnly={undecidedOnly()}
                    onUndecidedOnly={setUndecidedOnly}
                  />
                </>
              )}
            </Show>
            <PlanAbout facts={known()} />
          </>
        )}
      </Loaded>
    </AreaPage>
  )
}
