import { For, Show } from 'solid-js'
import { useFilling } from '../form/filling.ts'
import { rowLine, rowName } from '../form/row-summary.tsx'
import type { Rowset } from '../form/rowset.ts'
import { t } from '../lib/t.ts'

/** Rows that go with the next save, each with its way back. */
export function RemovedRows(props: { readonly rowset: Rowset }) {
  const filling = useFilling()
  return (
    <Show when={props.rowset.removed().length > 0}>
      <ul class="rows-removed" aria-label={t('form.rows.removed')}>
        <For each={props.rowset.removed()}>
          {({ row }) => (
            <li>
              <span dir="auto">
                {t('form.rows.removed_named', {
                  name: rowLine(props.rowset.subform, row, filling) || rowName(props.rowset.subform),
                })}
              </span>
              <button type="button" class="button button-small" onClick={() => props.rowset.putBack(row.unique_id)}>
                {t('form.undo')}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
