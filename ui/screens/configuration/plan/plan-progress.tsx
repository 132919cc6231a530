import { createEffect, createSignal, For, Show } from 'solid-js'
import type { Progress } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import '../../../styles/promotion.css'

interface ProgressProps {
  readonly progress: Partial<Progress> | undefined
}

/** How many of how many, and how long it will take as it goes now. */
const Bar = (props: ProgressProps & { readonly name: string }) => {
  const done = () => props.progress?.done
  const left = () => props.progress?.left
  const total = () => (done() ?? 0) + (left() ?? 0)
  const [seconds, setSeconds] = createSignal<number>()
  let begun: { readonly phase: string | undefined; readonly at: number; readonly done: number } | undefined
  createEffect(() => {
    const [now, phase, count] = [Date.now(), props.progress?.phase, done() ?? 0]
    if (begun?.phase !== phase || begun === undefined || count < begun.done) {
      begun = { phase, at: now, done: count }
      setSeconds(undefined)
      return
    }
    const [passed, came] = [now - begun.at, count - begun.done]
    setSeconds(came > 0 && passed > 900 ? Math.ceil(((left() ?? 0) / came) * (passed / 1000)) : undefined)
  })
  return (
    <Show when={total() > 0} fallback={<progress class="admin-progress" aria-label={props.name} />}>
      <progress class="admin-progress" aria-label={props.name} max={total()} value={done() ?? 0} />
      <p class="figures" role="status">
        {t('promotion.progress.of', { done: done() ?? 0, total: total() })}
        <Show when={seconds()}>{(many) => <> · {leftWords(many())}</>}</Show>
      </p>
    </Show>
  )
}

const leftWords = (seconds: number) =>
  seconds < 60
    ? t('promotion.progress.seconds', { count: seconds })
    : t('promotion.progress.minutes', { count: Math.ceil(seconds / 60) })

export const CountProgress = (props: ProgressProps) => (
  <Bar progress={props.progress} name={t('promotion.phase.count')} />
)

const phases = ['check', 'test', 'restore', 'build', 'switch', 'settle'] as const

/** The phases of applying: which are done, which goes on, and how far it has come. */
export const ApplyProgress = (props: ProgressProps) => {
  const at = () => (phases as readonly string[]).indexOf(props.progress?.phase ?? '')
  return (
    <>
      <ol class="bare plan-phases">
        <For each={phases}>
          {(phase, index) => (
            <li
              class="plan-phase"
              classList={{ 'plan-phase-done': index() < at(), 'plan-phase-now': index() === at() }}
              {...(index() === at() && { 'aria-current': 'step' as const })}
            >
              <span class="plan-phase-mark" aria-hidden="true">
                <Show when={index() < at()}>
                  <Icon name="check" />
                </Show>
              </span>
              <span>
                {t(`promotion.phase.${phase}`)}
                <Show when={index() < at()}>
                  <span class="unseen"> {t('promotion.phase.done')}</span>
                </Show>
              </span>
            </li>
          )}
        </For>
      </ol>
      <Bar progress={props.progress} name={t('promotion.progress')} />
    </>
  )
}
