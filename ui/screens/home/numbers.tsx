import { A } from '@solidjs/router'
import { For } from 'solid-js'
import type { ShownIndicator } from '../../data/home.ts'
import { numeral } from '../../lib/t.ts'
import { addressBehind } from '../records/list/address.ts'

/** Numbers side by side, each the way to its list. */
export const Numbers = (props: { readonly indicators: readonly ShownIndicator[] }) => (
  <ul class="numbers bare">
    <For each={props.indicators}>{(indicator) => <Figure indicator={indicator} />}</For>
  </ul>
)

const Figure = (props: { readonly indicator: ShownIndicator }) => {
  const { indicator } = props
  return (
    <li>
      <A
        class={`number ${indicator.total > 0 ? `tone-${indicator.tone ?? 'plain'}` : 'tone-none'}`}
        href={addressBehind(indicator.link.plural, indicator.link.params.indicator)}
      >
        <span class="number-figure figures">{numeral(indicator.total)}</span>{' '}
        <span class="number-label">{indicator.label}</span>
      </A>
    </li>
  )
}
