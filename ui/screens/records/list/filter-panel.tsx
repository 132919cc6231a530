import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { t } from '../../../lib/t.ts'
import type { Reading } from '../../../lib/value-text.ts'
import type { ShownList } from './create-list.ts'
import { filterControls } from './filter-controls.tsx'
import type { ListFilter } from './list-model.ts'

interface PanelProps {
  readonly list: ShownList
  readonly reading: Reading
}

/** All filters of the list: the common ones at once, the others behind "More". A choice counts as soon as it is made. */
export const FilterPanel = (props: PanelProps) => {
  const [more, setMore] = createSignal(false)
  const common = () => props.list.list().filters.filter((filter) => filter.common)
  const others = () => props.list.list().filters.filter((filter) => !filter.common)
  const othersInForce = () =>
    props.list.filters().filter(({ filter, byDefault }) => !filter.common && !byDefault).length
  return (
    <div class="filters">
      <For each={common()}>{(filter) => <Filter {...props} filter={filter} />}</For>
      <Show when={more()}>
        <For each={others()}>{(filter) => <Filter {...props} filter={filter} />}</For>
      </Show>
      <div class="filters-foot">
        <Show when={others().length > 0}>
          <button
            type="button"
            class="button button-plain button-small"
            aria-expanded={more()}
            onClick={() => setMore(!more())}
          >
            {more() ? t('filters.less') : t('filters.more')}
            <Show when={!more() && othersInForce() > 0}>
              <span class="count">{othersInForce()}</span>
            </Show>
          </button>
        </Show>
        <button type="button" class="button button-plain button-small" onClick={props.list.clear}>
          {t('filters.clear')}
        </button>
      </div>
    </div>
  )
}

const Filter = (props: PanelProps & { readonly filter: ListFilter }) => {
  const id = createUniqueId()
  const values = () => props.list.filters().find(({ filter }) => filter.field === props.filter.field)?.values ?? []
  const choose = (chosen: readonly string[]) =>
    props.list.choose(props.filter.field, chosen.length > 0 || props.filter.default ? chosen : undefined)
  return (
    <Show when={filterControls[props.filter.named.kind]}>
      {(control) => (
        <fieldset class="filter" aria-labelledby={id}>
          <legend class="filter-label" id={id}>
            {props.filter.label}
          </legend>
          <Dynamic
            component={control()}
            filter={props.filter}
            values={values()}
            choose={choose}
            reading={props.reading}
          />
        </fieldset>
      )}
    </Show>
  )
}
