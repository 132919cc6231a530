import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { WireRecord } from '../../../data/wire.ts'
import { titleOf } from '../../../lib/record-name.ts'
import { t } from '../../../lib/t.ts'
import { type Named, type Reading, recordText } from '../../../lib/value-text.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { ShownList } from './create-list.ts'
import type { Selection } from './create-selection.ts'
import { isSortable } from './list-model.ts'
import { Marks } from './marks.tsx'
import { moveInTable } from './move-in-table.ts'
import { isBeyond, Opening } from './opening.tsx'
import { StateMark } from './state-mark.tsx'
import { Tick } from './tick.tsx'

interface TableProps {
  readonly list: ShownList
  readonly rows: readonly WireRecord[]
  readonly reading: Reading
  readonly selection: Selection
  readonly onBeyond: (record: WireRecord) => void
}

/** Of a column, on average; where there is less room the table scrolls sideways, its first column in sight. */
const leastWidth = 6.5
const inDigits: ReadonlySet<string> = new Set(['number', 'age', 'date', 'datetime'])

/** The list where there is room for columns. Arrow keys move between rows, Enter opens one. */
export const Table = (props: TableProps) => {
  const navigate = useNavigate()
  const columns = () => props.list.list().columns
  const hrefOf = (record: WireRecord) => `/r/${props.list.type.plural}/${record.id}`
  /** What is seen of the link, and whom it is about. */
  const linkName = (record: WireRecord, column: Named) => {
    const title = titleOf(record, props.list.list(), props.reading)
    const seen = recordText(record, column, props.reading)
    return title.includes(seen) ? title : `${seen} ${title}`
  }
  const open = (event: MouseEvent, record: WireRecord) => {
    const onLink = event.target instanceof Element && event.target.closest('a, button, label, input')
    if (onLink || getSelection()?.toString()) return
    if (isBeyond(record)) props.onBeyond(record)
    else navigate(hrefOf(record))
  }
  return (
    <table
      class="table"
      classList={{ 'is-old': props.list.loading() }}
      style={{ 'min-inline-size': `${columns().length * leastWidth}rem` }}
      onKeyDown={moveInTable}
    >
      <thead>
        <tr>
          <For each={columns()}>{(column) => <Head {...props} column={column} />}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(record) => (
            <tr onClick={(event) => open(event, record)}>
              <For each={columns()}>
                {(column, at) => (
                  <td classList={{ figures: inDigits.has(column.kind) }}>
                    <Show when={at() === 0} fallback={<bdi>{recordText(record, column, props.reading)}</bdi>}>
                      <Tick {...props} record={record} name={titleOf(record, props.list.list(), props.reading)} />
                      <Opening {...props} class="table-link" record={record} label={linkName(record, column)}>
                        <bdi>{recordText(record, column, props.reading) || t('list.open')}</bdi>
                      </Opening>
                      <Marks record={record} />
                      <Show when={record['record_state'] === false}>
                        <StateMark type={props.list.type} record={record} />
                      </Show>
                    </Show>
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

const Head = (props: TableProps & { readonly column: Named }) => {
  const direction = () => (props.list.sort().field === props.column.id ? props.list.sort().direction : undefined)
  const sorted = () => {
    if (!isSortable(props.column)) return undefined
    const words = { asc: 'ascending', desc: 'descending' } as const
    return direction() ? words[direction() as 'asc' | 'desc'] : 'none'
  }
  return (
    <th scope="col" aria-sort={sorted()}>
      <Show when={isSortable(props.column)} fallback={<span class="table-head">{props.column.label}</span>}>
        <button
          type="button"
          class="table-head table-sort"
          onClick={() => props.list.order(props.column.id, direction() === 'asc' ? 'desc' : 'asc')}
        >
          {props.column.label}
          <Show when={direction()}>{(way) => <Icon name={way() === 'asc' ? 'up' : 'down'} />}</Show>
        </button>
      </Show>
    </th>
  )
}
