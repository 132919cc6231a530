import { A } from '@solidjs/router'
import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import type { PlanFacts } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Notice } from '../../../parts/notice.tsx'
import { createPlanning } from '../parts/create-planning.ts'
import { Faults } from '../parts/faults.tsx'
import { useWhen } from '../parts/when.ts'
import { failureWords, reasonWords, refusalWords } from '../parts/words.ts'
import type { PlanOnPage } from './create-plan.ts'
import { PlanStateMark } from './plan-lines.tsx'
import { ApplyProgress, CountProgress } from './plan-progress.tsx'
import { type PlanSheet, PlanSheets } from './plan-sheets.tsx'
import { RingFirst, ringNames } from './ring-first.tsx'
import { type Stand, standOf } from './stand.ts'

interface PlanStandProps {
  readonly plan: PlanOnPage
  readonly facts: PlanFacts
  readonly onUndecided: () => void
}

const tones: Readonly<Record<Stand, string>> = {
  ...{ counting: 'quiet', applying: 'quiet', settling: 'quiet', stale: 'quiet', withdrawn: 'quiet' },
  ...{ undecided: 'attention', approve: 'attention', approval_own: 'attention', approval_elsewhere: 'attention' },
  ...{ ready: 'done', scheduled: 'done', applied: 'done', ringed: 'attention' },
  ...{ failed: 'error', uncounted: 'error', refused: 'error' },
}

/** Where it stands, said first, with what can be done next. */
export const PlanStand = (props: PlanStandProps) => {
  const { actor, model } = useData()
  const when = useWhen()
  const planning = createPlanning()
  const [sheet, setSheet] = createSignal<PlanSheet>()
  const may = (what: string) => actor().manages.includes(`configuration:${what}`)
  const stand = () => standOf(props.facts, may('approve'))
  const is = (...stands: readonly Stand[]) => stands.includes(stand())
  const [receipt] = createResource(
    () => props.facts.state === 'applied' && props.facts.id,
    async (id) =>
      (await props.plan.promotion.releases()).receipts.find((each) => each.plan === id && each.kind !== 'purge'),
  )
  const anew = () =>
    props.facts.direction === 'back' ? planning.back(props.facts.content) : planning.to(props.facts.release)
  const line = () =>
    t(`promotion.stand.${stand()}.line`, {
      count: props.facts.incomplete?.length ?? 0,
      version: props.facts.version,
      was: props.facts.basis_version ?? '',
      when: when(props.facts.scheduled_at ?? props.facts.changed_at),
      whom: ringNames(model(), props.facts.ring),
    })
  const heading = () => t(`promotion.stand.${stand()}`, { count: props.facts.incomplete?.length ?? 0 })
  const open = (which: PlanSheet) => () => setSheet(which)
  return (
    <section class={`sheet admin-sheet plan-stand plan-stand-${tones[stand()]}`} aria-labelledby="plan-stand">
      <Show when={heading() !== t(`promotion.state.${props.facts.state}`)}>
        <PlanStateMark state={props.facts.state} />
      </Show>
      <h2 id="plan-stand">{heading()}</h2>
      <p>{line()}</p>
      <Switch>
        <Match when={is('counting')}>
          <CountProgress progress={props.plan.live() ?? props.facts.progress} />
        </Match>
        <Match when={is('applying', 'settling')}>
          <ApplyProgress progress={props.plan.live() ?? props.facts.progress} />
        </Match>
      </Switch>
      <Show when={is('failed', 'uncounted', 'stale', 'ringed') && props.facts.failure}>
        {(failure) => (
          <>
            <p>
              <strong>{t('promotion.failure.in', { phase: t(`promotion.phase.${failure().phase}`) })}</strong>
            </p>
            <Faults faults={[failureWords(failure())]} />
          </>
        )}
      </Show>
      <Show when={is('failed') && props.facts.obstacle}>
        {(obstacle) => <p class="plan-wrong">{reasonWords({ code: obstacle() })}</p>}
      </Show>
      <Show when={props.plan.trouble() ?? planning.trouble()}>
        {(trouble) => (
          <Notice tone="error">
            <Faults faults={refusalWords(trouble())} />
          </Notice>
        )}
      </Show>
      <div class="admin-buttons">
        <Show when={is('undecided') && may('plan')}>
          <Deed main onClick={props.onUndecided}>
            {t('promotion.do.decide')}
          </Deed>
        </Show>
        <Show when={is('approve')}>
          <Deed main onClick={open('approve')}>
            {t('promotion.do.approve')}
          </Deed>
        </Show>
        <Show when={may('apply') && (is('ready', 'scheduled') || (is('failed') && props.facts.ready))}>
          <Deed main={!is('scheduled')} onClick={open('apply')}>
            {t(is('failed') ? 'promotion.do.apply_again' : 'promotion.do.apply')}
          </Deed>
        </Show>
        <Show when={may('apply') && is('ringed')}>
          <Deed main onClick={open('apply')}>
            {t('promotion.do.apply_to_all')}
          </Deed>
          <Deed onClick={open('give_up')}>{t('promotion.do.give_up')}</Deed>
        </Show>
        <Show when={may('apply') && (is('ringed') || (is('ready') && canBeFirst(props.facts)))}>
          <Deed onClick={open('ring')}>{t(is('ringed') ? 'promotion.do.ring_others' : 'promotion.do.ring')}</Deed>
        </Show>
        <Show when={may('apply') && is('ready')}>
          <Deed onClick={open('schedule')}>{t('promotion.do.schedule')}</Deed>
        </Show>
        <Show when={canReject(props.facts) && may('approve')}>
          <Deed onClick={open('refuse')}>{t('promotion.do.refuse')}</Deed>
        </Show>
        <Show when={may('plan') && is('scheduled')}>
          <Deed
            busy={props.plan.busy()}
            onClick={() => void props.plan.act(() => props.plan.promotion.decide(props.plan.id, {}))}
          >
            {t('promotion.do.unschedule')}
          </Deed>
        </Show>
        <Show when={may('plan') && is('stale', 'uncounted', 'failed', 'refused', 'withdrawn')}>
          <Deed main={is('stale', 'uncounted')} busy={planning.busy()} onClick={() => void anew()}>
            {t('promotion.do.anew')}
          </Deed>
        </Show>
        <Show when={receipt.state === 'ready' && receipt()}>
          {(found) => (
            <A class="button" href={`/configuration/receipts/${found().seq}`}>
              {t('promotion.do.receipt')}
            </A>
          )}
        </Show>
        <Show when={may('plan') && is('applied')}>
          <Deed busy={planning.busy()} onClick={() => void planning.back(props.facts.basis)}>
            {t('promotion.do.go_back', { version: props.facts.basis_version ?? '' })}
          </Deed>
        </Show>
        <Show when={may('plan') && !is('applied', 'applying', 'settling', 'ringed', 'withdrawn')}>
          <Deed onClick={open('withdraw')}>{t('promotion.do.withdraw')}</Deed>
        </Show>
      </div>
      <Show when={may('apply') && is('ready') && props.facts.direction === 'forward'}>
        <RingFirst facts={props.facts} />
      </Show>
      <PlanSheets sheet={sheet()} plan={props.plan} facts={props.facts} onClose={() => setSheet(undefined)} />
    </section>
  )
}

const canBeFirst = ({ direction, against_ring: against = [] }: PlanFacts): boolean =>
  direction === 'forward' && against.length === 0

/** Whoever may agree to a plan may also refuse it, as long as nobody has and it is not theirs. */
const canReject = ({ approval, state, obstacle }: PlanFacts): boolean =>
  approval?.needed === true &&
  !approval.own &&
  ['open', 'approved', 'scheduled'].includes(state) &&
  obstacle !== 'plan.was_refused'

const Deed = (props: {
  readonly main?: boolean | undefined
  readonly busy?: boolean
  readonly onClick: () => void
  readonly children: JSX.Element
}) => (
  <button
    type="button"
    class="button"
    classList={{ 'button-main': props.main ?? false }}
    disabled={props.busy ?? false}
    onClick={() => props.onClick()}
  >
    {props.children}
  </button>
)
