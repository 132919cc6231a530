import { For, Match, Switch } from 'solid-js'
import type { ShownDashboard } from '../../data/home.ts'
import { createWide } from '../../lib/create-wide.ts'
import { DashboardCard } from './dashboard-card.tsx'
import { type Lines, tablesOf } from './lines-of.ts'

/** More columns than fit into half of the page. */
const WIDE = 4

const columnsIn = (dashboard: ShownDashboard) =>
  dashboard.shown === 'table' ? Math.max(0, ...tablesOf(dashboard).map(({ columns }) => columns.length)) : 0

/** Roughly how tall a group is, in lines of a table. */
function heightOf(dashboard: ShownDashboard): number {
  const { shown, indicators } = dashboard
  if (shown === 'numbers') return indicators.length > 4 ? 5 : 3.5
  const lines = shown === 'bars' ? indicators.map(({ stats }) => stats.length) : tablesOf(dashboard).map(tall)
  return 3 + lines.reduce((sum, one) => sum + Math.min(one, 10), 0)
}

const tall = ({ lines, sum }: Lines) => 1 + lines.length + (sum && lines.length > 1 ? 1 : 0)

interface Band {
  /** Over the whole page. */
  readonly whole?: ShownDashboard
  /** Side by side. */
  readonly stacks: readonly (readonly ShownDashboard[])[]
}

/** Groups in two stacks of about the same height, and below them those that need the whole width, so that nothing leaves a hole. */
function bandsOf(dashboards: readonly ShownDashboard[]): readonly Band[] {
  const stacks: [ShownDashboard[], ShownDashboard[]] = [[], []]
  const heights: [number, number] = [0, 0]
  const isWhole = (dashboard: ShownDashboard) => columnsIn(dashboard) > WIDE
  for (const dashboard of dashboards.filter((each) => !isWhole(each))) {
    const place = heights[0] <= heights[1] ? 0 : 1
    stacks[place].push(dashboard)
    heights[place] += heightOf(dashboard)
  }
  return [
    { stacks: stacks.filter((stack) => stack.length > 0) },
    ...dashboards.filter(isWhole).map((whole) => ({ whole, stacks: [] })),
  ]
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
