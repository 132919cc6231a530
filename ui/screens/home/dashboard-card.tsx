import { For, Match, Show, Switch } from 'solid-js'
import type { ShownDashboard } from '../../data/home.ts'
import { t } from '../../lib/t.ts'
import { Bars } from './bars.tsx'
import { Numbers } from './numbers.tsx'
import { Pivot } from './pivot.tsx'

/** One group of numbers, as its configuration wants it shown. */
export const DashboardCard = (props: { readonly dashboard: ShownDashboard }) => {
  const { dashboard } = props
  const id = `home-numbers-${dashboard.id}`
  const told = () => dashboard.indicators.flatMap(({ label, help }) => (help ? [{ label, help }] : []))
  return (
    <section class="home-card sheet" aria-labelledby={id}>
      <header class="home-card-head">
        <h2 id={id}>{dashboard.label}</h2>
        <Show when={dashboard.help}>
          <p class="home-card-help">{dashboard.help}</p>
        </Show>
      </header>
      <Switch fallback={<Numbers indicators={dashboard.indicators} />}>
        <Match when={dashboard.shown === 'bars'}>
          <Bars dashboard={dashboard} />
        </Match>
        <Match when={dashboard.shown === 'table'}>
          <Pivot dashboard={dashboard} />
        </Match>
      </Switch>
      <Show when={told().length > 0}>
        <details class="home-about">
          <summary>{t('home.about')}</summary>
          <dl>
            <For each={told()}>
              {({ label, help }) => (
                <div>
                  <dt>{label}</dt>
                  <dd>{help}</dd>
                </div>
              )}
            </For>
          </dl>
        </details>
      </Show>
    </section>
  )
}
