import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { ShownDashboard } from '../../data/home.ts'
import { numeral, t } from '../../lib/t.ts'
import { Folded } from './folded.tsx'
import { type Cell, type Lines, tablesOf } from './lines-of.ts'

/** Numbers in lines and columns; each that counts anything is the way to its list. */
export const Pivot = (props: { readonly dashboard: ShownDashboard }) => (
  <For each={tablesOf(props.dashboard)}>
    {(table) => (
      <Show when={table.lines.length > 0} fallback={<p class="numbers-empty">{t('home.table.empty')}</p>}>
        <Folded lines={table.lines}>
          {(shown) => (
            // Wide tables are moved sideways, with the keyboard too.
            <section class="pivot-room" aria-label={table.title ?? props.dashboard.label} tabindex="0">
              <PivotTable {...table} lines={shown()} caption={table.title ?? props.dashboard.label} />
            </section>
          )}
        </Folded>
      </Show>
    )}
  </For>
)

const PivotTable = (props: Lines & { readonly caption: string }) => (
  <table class="pivot">
    <caption class="unseen">{props.caption}</caption>
    <thead>
      <tr>
        <td />
        <For each={props.columns}>{(column) => <th scope="col">{column}</th>}</For>
      </tr>
    </thead>
    <tbody>
      <For each={props.lines}>
        {(line) => (
          <tr>
            <th scope="row">
              <bdi>{line.label}</bdi>
            </th>
            <For each={line.cells}>
              {(cell, index) => <PivotCell cell={cell} name={`${line.label}, ${props.columns[index()]}`} />}
            </For>
          </tr>
        )}
      </For>
    </tbody>
    <Show when={props.sum && props.lines.length > 1 ? props.sum : undefined}>
      {(sum) => (
        <tfoot>
          <tr>
            <th scope="row">{t('home.table.all')}</th>
            <For each={sum()}>
              {(cell, index) => <PivotCell cell={cell} name={`${t('home.table.all')}, ${props.columns[index()]}`} />}
            </For>
          </tr>
        </tfoot>
      )}
    </Show>
  </table>
)

const PivotCell = (props: { readonly cell: Cell; readonly name: string }) => (
  <td class="figures">
    <Show when={props.cell.count > 0} fallback={<span class="pivot-none">{numeral(0)}</span>}>
      <A
        class={`pivot-link tone-${props.cell.tone}`}
        href={props.cell.href}
        aria-label={t('named_value', { name: props.name, value: numeral(props.cell.count) })}
      >
        {numeral(props.cell.count)}
      </A>
    </Show>
  </td>
)
