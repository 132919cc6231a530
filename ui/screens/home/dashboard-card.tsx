import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { ShownDashboard } from '../../data/home.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { Bars } from './bars.tsx'
import { Numbers } from './numbers.tsx'
import { Pivot } from './pivot.tsx'

/** One group of numbers, as its configuration wants it shown. */
export const DashboardCard = (props: { readonly dashboard: ShownDashboard }) => {
  const { dashboard } = props
  const id = `home-numbers-${dashboard.id}`
  const [isTold, setTold] = createSignal(false)
  const told = () => dashboard.indicators.flatMap(({ label, help }) => (help ? [{ label, help }] : []))
  return (
    <section class="home-card sheet" aria-labelledby={id}>
      <header class="home-card-head">
        <div class="home-card-title">
          <h2 id={id}>{dashboard.label}</h2>
          <Show when={told().length > 0}>
            <button
              type="button"
              class="home-about-way"
              aria-expanded={isTold()}
              aria-controls={`${id}-about`}
              aria-label={t('named_value', { name: dashboard.label, value: t('home.about') })}
              title={t('home.about')}
              onClick={() => setTold(!isTold())}
            >
              <Icon name="question" />
            </button>
          </Show>
        </div>
        <Show when={dashboard.help}>
          <p class="home-card-help">{dashboard.help}</p>
        </Show>
      </header>
      <Show when={told().length > 0}>
        <dl id={`${id}-about`} class="home-about" hidden={!isTold()}>
          <For each={told()}>
            {({ label, help }) => (
              <div>
                <dt>{label}</dt>
                <dd>{help}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Switch fallback={<Numbers indicators={dashboard.indicators} />}>
        <Match when={dashboard.shown === 'bars'}>
          <Bars dashboard={dashboard} />
        </Match>
        <Match when={dashboard.shown === 'table'}>
          <Pivot dashboard={dashboard} />
        </Match>
      </Switch>
    </section>
  )
}
