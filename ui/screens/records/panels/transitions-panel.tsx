import { A } from '@solidjs/router'
import { createSignal, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { Panel } from '../../../../engine/model.ts'
import { kindOf } from '../../../../engine/transitions/kinds.ts'
import { useData } from '../../../data/data.tsx'
import type { ShownStep, ShownTransition } from '../../../data/sharing-wire.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { reasonText } from '../../../lib/reason-text.ts'
import { say, t } from '../../../lib/t.ts'
import { sharingTexts } from '../../../locales/sharing.ts'
import { troubleText } from '../../../parts/trouble.tsx'
import { addressOfMade } from '../new/address-of-new.ts'
import { createLoaded } from '../record/create-loaded.ts'
import { linesOf, statusText } from '../sharing/facts-of.ts'
import { kindName } from '../sharing/named.ts'
import type { PanelProps } from './panels.tsx'
import '../../../styles/sharing.css'

await loadArea('sharing', sharingTexts)

const StepSheet = lazy(async () => ({ default: (await import('../sharing/step-sheet.tsx')).StepSheet }))

type OfTransitions = Extract<Panel, { readonly panel: 'transitions' }>

/** To whom the record was given or shown, the newest first, with what this person may do about it. */
export const TransitionsPanel = (props: PanelProps) => {
  const { sharing } = useData()
  const { kinds } = props.panel as OfTransitions
  const loaded = createLoaded(
    () => props.shown.record.id,
    (id, signal) => sharing.transitions(props.type.id, id, kinds, signal),
  )
  const newestFirst = () =>
    [...(loaded.value() ?? [])].sort((one, other) => (one.created_at < other.created_at ? 1 : -1))
  const label = () =>
    kinds.length === 1 && kinds[0] !== undefined ? kindName(props.type, kinds[0]) : t('sharing.panel')
  return (
    <section aria-label={label()}>
      <Switch fallback={<p class="panel-word">{t('panel.loading')}</p>}>
        <Match when={loaded.error()}>
          <p class="issue-error" role="alert">
            {t('panel.trouble')} {troubleText(loaded.error())}
          </p>
          <button type="button" class="button button-small" onClick={loaded.reload}>
            {t('panel.retry')}
          </button>
        </Match>
        <Match when={loaded.value()}>
          <Show when={newestFirst().length > 0} fallback={<p class="panel-word">{t('sharing.none')}</p>}>
            <ol class="transitions bare">
              <For each={newestFirst()}>
                {(entry) => (
                  <Entry
                    {...props}
                    entry={entry}
                    onChanged={() => {
                      loaded.reload()
                      props.onChanged?.()
                    }}
                  />
                )}
              </For>
            </ol>
          </Show>
        </Match>
      </Switch>
    </section>
  )
}

interface EntryProps extends PanelProps {
  readonly entry: ShownTransition
  readonly onChanged: () => void
}

const Entry = (props: EntryProps) => {
  const [asked, setAsked] = createSignal<{ readonly step: ShownStep; readonly opener: HTMLElement }>()
  const { actor } = useData()
  const { entry, type, telling } = props
  const possible = () => entry.steps.filter(({ enabled }) => enabled)
  const reasons = () =>
    entry.steps
      .filter(({ enabled, why }) => !enabled && why.length > 0)
      .map((step) => ({
        step,
        text: step.why.map(reasonText).join(' '),
      }))
  /** A record of their own, which the recipient may make of this one. */
  const made = () => {
    const { makes } = kindOf(type, entry.type) ?? {}
    const to = makes && own(props.model.recordTypes, makes.recordType)
    const isOpen = entry.status === 'in_progress' || entry.status === 'accepted'
    const isTheirs = entry.allow_case_creation && entry.transitioned_to === actor().user_name
    if (!to || !isOpen || !isTheirs || !actor().actions[to.id]?.includes('create')) return undefined
    const from = { type: type.id, id: props.shown.record.id, kind: entry.type }
    return { href: addressOfMade(to, from), label: say(to.newLabel) || say(to.label) }
  }
  const href = () => `/r/${type.plural}/${props.shown.record.id}/transitions/${entry.unique_id}/document`
  return (
    <li class="transition" id={`transition-${entry.unique_id}`}>
      <div class="transition-head">
        <strong>{entry.type_label || kindName(type, entry.type)}</strong>
        <span class={`transition-state transition-${entry.status}`}>
          <bdi>{statusText(entry, telling)}</bdi>
        </span>
      </div>
      <dl class="facts">
        <For each={linesOf(entry, type, telling)}>
          {(line) => (
            <div class="fact" classList={{ 'fact-long': line.long ?? false }}>
              <dt>{line.label}</dt>
              <dd dir="auto">{line.text}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={entry.consent_overridden}>
        <p class="transition-mind">{t('sharing.without_consent')}</p>
      </Show>
      <Show when={possible().length > 0 || entry.remote || made()}>
        <p class="transition-ways">
          <For each={possible()}>
            {(step) => (
              <button
                type="button"
                class="button button-small"
                onClick={({ currentTarget }) => setAsked({ step, opener: currentTarget })}
              >
                {step.label}
              </button>
            )}
          </For>
          <Show when={made()}>
            {(of) => (
              <A class="button button-small" href={of().href}>
                {t('sharing.make', { type: of().label })}
              </A>
            )}
          </Show>
          <Show when={entry.remote}>
            <A class="button button-small" href={href()}>
              {t('sharing.print')}
            </A>
          </Show>
        </p>
      </Show>
      <For each={reasons()}>
        {({ step, text }) => <p class="panel-word">{t('sharing.named', { action: step.label, name: text })}</p>}
      </For>
      <Suspense>
        <Show when={asked()} keyed>
          {({ step, opener }) => (
            <StepSheet
              type={type}
              shown={props.shown}
              name={props.name ?? String(props.shown.record['short_id'] ?? '')}
              telling={telling}
              entry={entry}
              step={step}
              opener={opener}
              onClose={() => setAsked(undefined)}
              onChanged={props.onChanged}
            />
          )}
        </Show>
      </Suspense>
    </li>
  )
}
