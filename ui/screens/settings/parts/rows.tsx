import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { createWide } from '../../../lib/create-wide.ts'
import { t } from '../../../lib/t.ts'
import '../../../styles/list.css'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  readonly show: (row: Row) => JSX.Element
  readonly figures?: true
}

interface RowsProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly head: string
  readonly titleOf: (row: Row) => string
  /** Either a page of its own, or something that opens here; neither: there is nothing more. */
  readonly hrefOf?: (row: Row) => string
  readonly onOpen?: ((row: Row) => void) | undefined
  /** A word about the state of the row, where it has one. */
  readonly mark?: (row: Row) => JSX.Element
  readonly columns: readonly Column<Row>[]
  readonly ticks?: Ticks<Row> | undefined
}

export interface Ticks<Row> {
  readonly has: (row: Row) => boolean
  readonly may: (row: Row) => boolean
  readonly toggle: (row: Row) => void
}

const Title = <Row,>(props: RowsProps<Row> & { readonly row: Row; readonly class: string }) => (
  <Show
    when={props.hrefOf?.(props.row)}
    fallback={
      <Show when={props.onOpen} fallback={<bdi class="admin-name">{props.titleOf(props.row)}</bdi>}>
        {(open) => (
          <button type="button" class={`admin-open ${props.class}`} onClick={() => open()(props.row)}>
            <bdi>{props.titleOf(props.row)}</bdi>
          </button>
        )}
      </Show>
    }
  >
    {(href) => (
      <A class={props.class} href={href()}>
        <bdi>{props.titleOf(props.row)}</bdi>
      </A>
    )}
  </Show>
)

const Tick = <Row,>(props: RowsProps<Row> & { readonly row: Row }) => (
  <Show when={props.ticks?.may(props.row) && props.ticks}>
    {(ticks) => (
      <label class="row-tick">
        <input
          type="checkbox"
          checked={ticks().has(props.row)}
          aria-label={t('select.record', { name: props.titleOf(props.row) })}
          onChange={() => ticks().toggle(props.row)}
        />
      </label>
    )}
  </Show>
)

/** Entries of the instance: a dense table where there is room, cards on a phone, which leave out what is blank. */
export const Rows = <Row,>(props: RowsProps<Row>) => {
  const wide = createWide('56.25rem')
  return (
    <Show when={wide()} fallback={<Cards {...props} />}>
      <div class="sheet admin-table">
        <table class="table">
          <caption class="unseen">{props.label}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="table-head">{props.head}</span>
              </th>
              <For each={props.columns}>
                {(column) => (
                  <th scope="col" classList={{ 'admin-figures': column.figures ?? false }}>
                    <span class="table-head">{column.label}</span>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <td>
                    <span class="admin-first" classList={{ 'admin-ticked': props.ticks !== undefined }}>
                      <Tick {...props} row={row} />
                      <Title {...props} row={row} class="table-link" />
                      {props.mark?.(row)}
                    </span>
                  </td>
                  <For each={props.columns}>
                    {(column) => (
                      <td classList={{ figures: column.figures ?? false }}>{column.show(row) || <Blank />}</td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}

const Blank = () => <span class="admin-quiet">{t('blank')}</span>

const Cards = <Row,>(props: RowsProps<Row>) => (
  <ul class="cards bare" aria-label={props.label}>
    <For each={props.rows}>
      {(row) => (
        <li class="card">
          <div class="card-head">
            <Tick {...props} row={row} />
            <Title {...props} row={row} class="card-title" />
            {props.mark?.(row)}
          </div>
          <dl class="card-facts">
            <For each={props.columns}>
              {(column) => (
                <Show when={column.show(row)}>
                  {(shown) => (
                    <div>
                      <dt>{column.label}</dt>
                      <dd classList={{ figures: column.figures ?? false }}>{shown()}</dd>
                    </div>
                  )}
                </Show>
              )}
            </For>
          </dl>
        </li>
      )}
    </For>
  </ul>
)
