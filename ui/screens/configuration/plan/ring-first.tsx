import { For, Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { Model } from '../../../../engine/model.ts'
import type { PlanFacts, Ring } from '../../../data/promotion.ts'
import { say, t } from '../../../lib/t.ts'
import { wordsOf } from '../parts/words.ts'

type Named = Pick<Model, 'agencies' | 'userGroups'>

/** Agencies and groups by their names. */
export const ringNames = ({ agencies, userGroups }: Named, ring: Ring | undefined): string =>
  [
    ...(ring?.agencies ?? []).map((id) => say(own(agencies, id)?.name) || id),
    ...(ring?.user_groups ?? []).map((id) => say(own(userGroups, id)?.name) || id),
  ].join(t('promotion.ring.and'))

/** Why a plan cannot be applied to some first, item by item; nothing where it can be. */
export const RingFirst = (props: { readonly facts: PlanFacts }) => {
  const against = () => {
    const ids = new Set(props.facts.against_ring)
    return (props.facts.items ?? []).filter(({ id }) => ids.has(id))
  }
  return (
    <Show when={against().length > 0}>
      <details>
        <summary>{t('promotion.ring.against')}</summary>
        <p class="admin-quiet">{t('promotion.ring.against.line')}</p>
        <ul>
          <For each={against()}>{(item) => <li>{wordsOf(item).says}</li>}</For>
        </ul>
      </details>
    </Show>
  )
}
