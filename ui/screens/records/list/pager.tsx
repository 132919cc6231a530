import { createUniqueId, For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { perPage } from './address.ts'
import type { ShownList } from './create-list.ts'

/** The server turns no further than this; whoever needs more narrows the list. */
const farthest = 10_000

/** Which part of the list this is, and the ways to the others. */
export const Pager = (props: { readonly list: ShownList }) => {
  const id = createUniqueId()
  const per = () => props.list.address().per ?? perPage[0]
  const page = () => props.list.address().page
  const total = () => props.list.answer()?.total ?? 0
  const first = () => (page() - 1) * per() + 1
  const isFar = () => page() * per() >= farthest && page() * per() < total()
  const last = () => Math.min(page() * per(), total())
  return (
    <nav class="pager" aria-label={t('pager')}>
      <div class="pager-per">
        <label for={id}>{t('pager.per')}</label>
        <select
          id={id}
          class="input"
          onChange={(event) => props.list.show(Number(event.currentTarget.value) as 20 | 50 | 100)}
        >
          <For each={perPage}>
            {(each) => (
              <option value={each} selected={each === per()}>
                {t('number', { value: each })}
              </option>
            )}
          </For>
        </select>
      </div>
      <p class="pager-range figures">
        {t('pager.range', { first: Math.min(first(), total()), last: last(), total: total() })}
      </p>
      <Show when={isFar()}>
        <p class="pager-far">{t('pager.far')}</p>
      </Show>
      <div class="pager-turn">
        <button
          type="button"
          class="button button-small"
          disabled={page() <= 1}
          onClick={() => props.list.turnTo(page() - 1)}
        >
          <Icon name="back" />
          {t('pager.previous')}
        </button>
        <button
          type="button"
          class="button button-small"
          disabled={last() >= total() || isFar()}
          onClick={() => props.list.turnTo(page() + 1)}
        >
          {t('pager.next')}
          <Icon name="next" />
        </button>
      </div>
    </nav>
  )
}
