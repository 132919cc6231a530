import { type Component, createSignal, For, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Form, Panel } from '../../../../engine/model.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { whenNear } from '../../../form/near.ts'
import { t } from '../../../lib/t.ts'
import type { OfType } from '../type-in-address.tsx'

export interface PanelProps extends OfType {
  readonly panel: Panel
  readonly shown: ShownRecord
  readonly telling: Telling
  /** What the record is called. */
  readonly name?: string
  /** Something was done to the record. */
  readonly onChanged?: () => void
}

const kinds: Readonly<Record<Panel['panel'], Component<PanelProps>>> = {
  history: lazy(async () => ({ default: (await import('./history-panel.tsx')).HistoryPanel })),
  linked: lazy(async () => ({ default: (await import('./linked-panel.tsx')).LinkedPanel })),
  transitions: lazy(async () => ({ default: (await import('./transitions-panel.tsx')).TransitionsPanel })),
  people: lazy(async () => ({ default: (await import('./people-panel.tsx')).PeoplePanel })),
  disclosures: lazy(async () => ({ default: (await import('./disclosures-panel.tsx')).DisclosuresPanel })),
}

/** The built-in parts of a form. Neither their code nor what they show is fetched before they come near. */
export const Panels = (props: Omit<PanelProps, 'panel'> & { readonly form: Pick<Form, 'panels'> }) => (
  <For each={props.form.panels ?? []}>
    {(panel) => {
      const [isNear, setNear] = createSignal(typeof IntersectionObserver === 'undefined')
      let place: HTMLDivElement | undefined
      onMount(() => {
        if (place && !isNear()) onCleanup(whenNear(place, () => setNear(true)))
      })
      return (
        <div ref={place} class="panel">
          <Show when={isNear()}>
            <Suspense fallback={<p class="panel-word">{t('panel.loading')}</p>}>
              <Dynamic component={kinds[panel.panel]} {...props} panel={panel} />
            </Suspense>
          </Show>
        </div>
      )
    }}
  </For>
)
