import { Show } from 'solid-js'
import { say, t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import type { ShownList } from './create-list.ts'

/** Why the list is empty: the words, the filters, or because there is nothing yet. */
export const NothingFound = (props: { readonly list: ShownList }) => {
  const narrowed = () => props.list.words() !== '' || Object.keys(props.list.address().chosen).length > 0
  const beyond = () => (props.list.answer()?.total ?? 0) > 0
  const name = () => say(props.list.type.labelPlural)
  return (
    <Show
      when={!beyond()}
      fallback={
        <Empty title={t('list.beyond')}>
          <button type="button" class="button" onClick={() => props.list.turnTo(1)}>
            {t('list.first_page')}
          </button>
        </Empty>
      }
    >
      <Show
        when={narrowed()}
        fallback={<Empty title={t('list.none', { name: name() })} text={t('list.none.explained')} />}
      >
        <Empty
          title={props.list.words() ? t('list.none_found', { words: props.list.words() }) : t('list.none_match')}
          text={t('list.none_match.advice')}
        >
          <button type="button" class="button" onClick={props.list.clear}>
            {t('filters.clear_all')}
          </button>
        </Empty>
      </Show>
    </Show>
  )
}
