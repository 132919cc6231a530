import { For, Show } from 'solid-js'
import { todayIn } from '../../../../engine/lib/time-zone.ts'
import type { Model, RecordType } from '../../../../engine/model.ts'
import type { WireRecord } from '../../../data/wire.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { dayText } from '../../../lib/format.ts'
import { say, t } from '../../../lib/t.ts'
import { createToday } from '../../../lib/today.ts'
import { Icon } from '../../../parts/icon.tsx'
import { type Step, stepsOf } from './workflow.ts'
import '../../../styles/life.css'

interface StageBarProps {
  readonly model: Model
  readonly type: RecordType
  readonly record: WireRecord
}

/** So many stages stand side by side on a wide screen; more are told as on a phone. */
const mostAbreast = 9

/** Where the record is in its workflow. On a phone the present stage, and all of them behind it. */
export const StageBar = (props: StageBarProps) => {
  const wide = createWide('64rem')
  const steps = () => stepsOf(props.type, props.record)
  return (
    <Show when={steps().length > 0}>
      <Show when={wide() && steps().length <= mostAbreast} fallback={<Folded {...props} steps={steps()} />}>
        <nav class="stage-bar" aria-label={t('life.stages')}>
          <Steps {...props} steps={steps()} />
        </nav>
      </Show>
    </Show>
  )
}

interface StepsProps extends StageBarProps {
  readonly steps: readonly Step[]
}

const Steps = (props: StepsProps) => {
  const today = createToday(() => props.model.instance.timeZone)
  return (
    <ol class="steps bare">
      <For each={props.steps}>
        {(step) => (
          <li class={`step step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true">
              <Show when={step.state === 'done'}>
                <Icon name="check" />
              </Show>
            </span>
            <span class="step-name">{say(step.stage.label)}</span>
            <span class="unseen">{t(`life.stage.${stateWord(step)}`)}</span>
            <Show when={step.enteredAt}>
              {(at) => (
                <time class="step-date figures" datetime={at()}>
                  {dayText(todayIn(props.model.instance.timeZone, at()), today())}
                </time>
              )}
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

const stateWord = ({ state, enteredAt }: Step) => (state === 'done' && enteredAt === undefined ? 'skipped' : state)

const Folded = (props: StepsProps) => {
  const current = () => props.steps.findIndex(({ state }) => state === 'current')
  const words = () => ({
    name: say(props.steps[current()]?.stage.label),
    step: current() + 1,
    steps: props.steps.length,
  })
  return (
    <details class="stage-fold">
      <summary>
        <span class="stage-now">
          <span class="unseen">{t('life.stage')}: </span>
          <span class="stage-name">{words().name}</span>
          <span class="stage-of figures">{t('life.stage.of', words())}</span>
          <Icon name="open" />
        </span>
        <span class="stage-dashes" aria-hidden="true">
          <For each={props.steps}>{(step) => <span class={`dash dash-${step.state}`} />}</For>
        </span>
      </summary>
      <Steps {...props} />
    </details>
  )
}
