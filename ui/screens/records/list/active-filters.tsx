import { For, Show } from 'solid-js'
import { behindText } from '../../../lib/key-text.ts'
import { t } from '../../../lib/t.ts'
import type { Reading } from '../../../lib/value-text.ts'
import { Chip } from '../../../parts/chip.tsx'
import type { InForce } from './address.ts'
import type { ShownList } from './create-list.ts'
import { choiceText } from './filter-text.ts'

/** What narrows the list right now, defaults included, each with its way out. */
export const ActiveFilters = (props: { readonly list: ShownList; readonly reading: Reading }) => {
  const label = ({ filter, values }: InForce) => {
    if (values === filter.widened) return t('named_value', { name: filter.label, value: t('filters.all') })
    const texts = values.map((value) => choiceText(value, filter, props.reading))
    // Enabled and disabled say of themselves what they are about.
    if (filter.field === 'record_state') return texts.join(t('list_separator'))
    return t('named_value', { name: filter.label, value: texts.join(t('list_separator')) })
  }
  /** A default that is taken away has to be remembered as away; anything else is just not there any more. */
  const remove = ({ filter, byDefault }: InForce) =>
    props.list.choose(filter.field, byDefault || filter.default ? [] : undefined)
  return (
    <Show when={props.list.filters().length > 0 || props.list.behind()}>
      <ul class="chips bare" aria-label={t('filters.active')}>
        <Show when={props.list.behind()}>
          {(behind) => (
            <li>
              <Chip label={behindText(behind())} onRemove={props.list.leave} />
            </li>
          )}
        </Show>
        <For each={props.list.filters()}>
          {(each) => (
            <li>
              <Chip label={label(each)} onRemove={() => remove(each)} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
