import { createResource, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import { usePromotion } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { AreaPage } from '../parts/area-page.tsx'
import { createPlanning } from '../parts/create-planning.ts'
import { Faults } from '../parts/faults.tsx'
import { refusalWords } from '../parts/words.ts'
import { openStates, PlanLines } from '../plan/plan-lines.tsx'
import { ActiveRelease } from './active-release.tsx'
import { BackTo } from './back-to.tsx'
import { DriftHere } from './drift-here.tsx'
import { HeldReleases } from './held-releases.tsx'
import { PurgesAhead } from './purges-ahead.tsx'
import { TakeIn } from './take-in.tsx'

/** Which release serves, which others are here, and the ways to another one. */
export const Releases = () => {
  const promotion = usePromotion()
  const { actor } = useData()
  const [facts, { refetch }] = createResource(async () => {
    const [releases, plans] = await Promise.all([promotion.releases(), promotion.plans()])
    return { ...releases, plans: plans.filter(({ state }) => openStates.includes(state)) }
  })
  const planning = createPlanning()
  const mayPlan = () => actor().manages.includes('configuration:plan')
  return (
    <AreaPage title={t('promotion.releases')} at="releases" explained={t('promotion.releases.explained')}>
      <Loaded value={facts.error ? undefined : facts.latest} error={facts.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <ActiveRelease facts={known()} />
            <Show when={planning.trouble()}>
              <Notice tone="error">
                <Faults faults={refusalWords(planning.trouble())} />
              </Notice>
            </Show>
            <Show when={known().plans.length > 0}>
              <section class="sheet admin-sheet" aria-labelledby="plans-open">
                <h2 id="plans-open">{t('promotion.plans.open')}</h2>
                <PlanLines plans={known().plans} />
              </section>
            </Show>
            <Show when={mayPlan()}>
              <TakeIn
                active={known().active.content}
                mostBytes={known().most_bytes}
                busy={planning.busy()}
                onPlan={planning.to}
                onTaken={() => void refetch()}
              />
            </Show>
            <HeldReleases facts={known()} may={mayPlan()} busy={planning.busy()} onPlan={planning.to} />
            <BackTo facts={known()} may={mayPlan()} busy={planning.busy()} onPlan={planning.back} />
            <DriftHere drift={known().drift} />
            <PurgesAhead purges={known().purges.filter(({ done_at: done }) => done === undefined)} />
          </>
        )}
      </Loaded>
    </AreaPage>
  )
}
