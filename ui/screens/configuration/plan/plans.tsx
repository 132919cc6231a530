import { createResource, Show } from 'solid-js'
import { usePromotion } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { AreaPage } from '../parts/area-page.tsx'
import { openStates, PlanLines } from './plan-lines.tsx'

/** All plans, those first of which something may still become. */
export const Plans = () => {
  const promotion = usePromotion()
  const [plans, { refetch }] = createResource(() => promotion.plans())
  return (
    <AreaPage title={t('promotion.plans')} at="plans" explained={t('promotion.plans.explained')}>
      <Loaded value={plans.error ? undefined : plans.latest} error={plans.error} onRetry={() => void refetch()}>
        {(known) => {
          const open = () => known().filter(({ state }) => openStates.includes(state))
          const over = () => known().filter(({ state }) => !openStates.includes(state))
          return (
            <Show
              when={known().length > 0}
              fallback={<Empty title={t('promotion.plans.none')} text={t('promotion.plans.none.how')} />}
            >
              <Show when={open().length > 0}>
                <section class="sheet admin-sheet" aria-labelledby="plans-open">
                  <h2 id="plans-open">{t('promotion.plans.open')}</h2>
                  <PlanLines plans={open()} />
                </section>
              </Show>
              <Show when={over().length > 0}>
                <section class="sheet admin-sheet" aria-labelledby="plans-over">
                  <h2 id="plans-over">{t('promotion.plans.over')}</h2>
                  <PlanLines plans={over()} />
                </section>
              </Show>
            </Show>
          )
        }}
      </Loaded>
    </AreaPage>
  )
}
