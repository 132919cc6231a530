import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Row } from '../../engine/records/record.ts'
import { Advice, Issues, Name } from '../form/answer-frame.tsx'
import { domId } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { focusField } from '../form/focus-field.ts'
import { rowPath } from '../form/path.ts'
import { RowSummary, rowName } from '../form/row-summary.tsx'
import { t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import type { ControlProps } from './control.ts'
import { RemovedRows } from './removed-rows.tsx'
import { RowAnswers } from './row-answers.tsx'

/** So many rows are drawn at once; the rest when somebody asks. */
const atOnce = 30

/** Rows that open: in place where there is room, as a page of their own on a phone. All are saved with the record. */
export function RowsControl(props: ControlProps) {
  const filling = useFilling()
  const rowset = filling.rowsOf(props.entry)
  const [asked, setAsked] = createSignal(atOnce)
  const { subform } = rowset
  const isOpen = (row: Row) => filling.openRow() === rowPath(subform.id, row.unique_id)
  const shown = createMemo(() => {
    const open = rowset.rows().findIndex(isOpen)
    return rowset.rows().slice(0, Math.max(asked(), open + 1))
  })
  const isFull = () => rowset.rows().length >= (subform.rows?.maximum ?? Number.POSITIVE_INFINITY)
  const heading = domId(props.entry.path, 'heading')

  const open = (id: string) => {
    rowset.visit(id)
    filling.setOpenRow(rowPath(subform.id, id))
  }
  const add = () => {
    const id = rowset.add()
    if (!id) return
    open(id)
    const first = rowset.entriesOf(id).find((entry) => entry.visible() && !entry.readOnly())
    if (first) void focusField(first.path)
  }

  return (
    <section
      class="answer rows"
      classList={{ 'answer-wrong': props.entry.issues().length > 0 }}
      data-field={props.entry.path}
      aria-labelledby={heading}
    >
      <h3 class="answer-label" id={heading}>
        <Name entry={props.entry} />
        <Show when={rowset.rows().length > 0}>
          <span class="answer-note figures"> {t('form.rows.count', { count: rowset.rows().length })}</span>
        </Show>
      </h3>
      <Advice entry={props.entry} />
      <Issues entry={props.entry} />
      <Show when={rowset.rows().length > 0} fallback={<p class="rows-none">{t('form.rows.none')}</p>}>
        <ol class="rows-list">
          <For each={shown()}>
            {(row, index) => (
              <li class="row" classList={{ 'row-open': isOpen(row), 'row-wrong': rowset.isWrong(row.unique_id) }}>
                <button
                  type="button"
                  class="row-head"
                  data-row={rowPath(subform.id, row.unique_id)}
                  aria-expanded={isOpen(row)}
                  onClick={() => (isOpen(row) ? filling.setOpenRow(undefined) : open(row.unique_id))}
                >
                  <span class="row-name">{rowName(subform, index() + 1)}</span>
                  <RowSummary subform={subform} row={row} telling={filling} />
                  <Show when={rowset.isWrong(row.unique_id)}>
                    <span class="row-issue">
                      <Icon name="warning" /> {t('form.rows.wrong')}
                    </span>
                  </Show>
                  <Icon name="open" />
                </button>
                <Show when={isOpen(row)}>
                  <RowAnswers
                    rowset={rowset}
                    row={row}
                    name={rowName(subform, index() + 1)}
                    readOnly={props.entry.readOnly()}
                    onClose={() => filling.setOpenRow(undefined)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={shown().length < rowset.rows().length}>
        <button type="button" class="button button-plain" onClick={() => setAsked((count) => count + 2 * atOnce)}>
          {t('form.rows.more', { count: rowset.rows().length - shown().length })}
        </button>
      </Show>
      <RemovedRows rowset={rowset} />
      <Show when={!props.entry.readOnly()}>
        <button type="button" class="button rows-add" disabled={isFull()} onClick={add}>
          <Icon name="plus" /> {t('form.rows.add', { name: rowName(subform) })}
        </button>
        <Show when={isFull()}>
          <p class="answer-help">{t('form.rows.full', { count: subform.rows?.maximum ?? 0 })}</p>
        </Show>
      </Show>
    </section>
  )
}
