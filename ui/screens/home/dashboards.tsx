import { For, Match, Switch } from 'solid-js'
import type { ShownDashboard } from '../../data/home.ts'
import { createWide } from '../../lib/create-wide.ts'
import { DashboardCard } from './dashboard-card.tsx'
import { tablesOf } from './lines-of.ts'

/** More columns than fit into half of the page. */
const WIDE = 4

const columnsIn = (dashboard: ShownDashboard) =>
  dashboard.shown === 'table' ? Math.max(0, ...tablesOf(dashboard).map(({ columns }) => columns.length)) : 0

/** Roughly how many lines a group takes. */
function heightOf({ shown, indicators }: ShownDashboard): number {
  const most = Math.max(0, ...indicators.map(({ stats }) => stats.length))
  const least = 2 + Number(indicators.some(({ help }) => help))
  if (shown === 'numbers') return least + 2 * Math.ceil(indicators.length / 3)
  return (
    least + 1 + (shown === 'bars' ? indicators.reduce((sum, { stats }) => sum + stats.length, 0) : Math.min(most, 9))
  )
}

interface Band {
  /** Over the whole page. */
  readonly whole?: ShownDashboard
  /** Side by side. */
  readonly stacks: readonly (readonly ShownDashboard[])[]
}

/** Groups in two stacks of about the same height, and those that need the whole width between them, in their order. */
function bandsOf(dashboards: readonly ShownDashboard[]): readonly Band[] {
  const bands: Band[] = []
  let stacks: [ShownDashboard[], ShownDashboard[]] = [[], []]
  let heights = [0, 0]
  const flush = () => {
    if (stacks[0].length > 0) bands.push({ stacks: stacks.filter((stack) => stack.length > 0) })
    stacks = [[], []]
    heights = [0, 0]
  }
  for (const dashboard of dashboards) {
    if (columnsIn(dashboard) > WIDE) {
      flush()
      bands.push({ whole: dashboard, stacks: [] })
      continue
    }
    const place = (heights[0] ?? 0) <= (heights[1] ?? 0) ? 0 : 1
    stacks[place].push(dashboard)
    heights[place] = (heights[place] ?? 0) + heightOf(dashboard)
  }
  flush()
  return bands
}

/** All groups of numbers of the role. */
export const Dashboards = (props: { readonly dashboards: readonly ShownDashboard[] }) => {
  const wide = createWide('64rem')
  const bands = () => (wide() ? bandsOf(props.dashboards) : [{ stacks: [props.dashboards] }])
  return (
    <For each={bands()}>
      {(band: Band) => (
        <Switch>
          <Match when={band.whole}>{(whole) => <DashboardCard dashboard={whole()} />}</Match>
          <Match when={band.stacks.length > 0}>
            <div class="home-stacks" classList={{ 'home-stacks-two': band.stacks.length > 1 }}>
              <For each={band.stacks}>
                {(stack) => (
                  <div class="home-stack">
                    <For each={stack}>{(dashboard) => <DashboardCard dashboard={dashboard} />}</For>
                  </div>
                )}
              </For>
            </div>
          </Match>
        </Switch>
      )}
    </For>
  )
}
