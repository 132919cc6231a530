import { createUniqueId, For } from 'solid-js'
import type { ValueKind } from '../../../../engine/fields/field-type.ts'
import { t } from '../../../lib/t.ts'
import type { ShownList } from './create-list.ts'
import { isSortable } from './list-model.ts'

const words: Readonly<Partial<Record<ValueKind, string>>> = {
  date: 'day',
  datetime: 'day',
  number: 'number',
  age: 'number',
}

/** The order of the list where there are no column heads to press. */
export const SortChoice = (props: { readonly list: ShownList }) => {
  const id = createUniqueId()
  const sortable = () => props.list.list().columns.filter(isSortable)
  const chosen = () => `${props.list.sort().field} ${props.list.sort().direction}`
  const choose = (text: string) => {
    const [field = '', direction] = text.split(' ')
    props.list.order(field, direction === 'asc' ? 'asc' : 'desc')
  }
  return (
    <div class="sort-choice">
      <label class="filter-label" for={id}>
        {t('sort.by')}
      </label>
      <select id={id} class="input" onChange={(event) => choose(event.currentTarget.value)}>
        <For each={sortable()}>
          {(column) => (
            <For each={['asc', 'desc'] as const}>
              {(direction) => (
                <option value={`${column.id} ${direction}`} selected={chosen() === `${column.id} ${direction}`}>
                  {t(`sort.${words[column.kind] ?? 'text'}.${direction}`, { name: column.label })}
                </option>
              )}
            </For>
          )}
        </For>
      </select>
    </div>
  )
}
