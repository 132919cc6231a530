import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { ShownDashboard, ShownIndicator } from '../../data/home.ts'
import { keyText } from '../../lib/key-text.ts'
import { numeral } from '../../lib/t.ts'
import { addressBehind } from '../records/list/address.ts'
import { Folded } from './folded.tsx'

interface Bar {
  readonly label: string
  readonly count: number
  readonly href: string
  readonly isBlank: boolean
}

const barsOf = ({ by, stats, label, total, link }: ShownIndicator): readonly Bar[] => {
  const href = (key?: readonly string[]) => addressBehind(link.plural, link.params.indicator, key)
  if (by.length === 0) return [{ label, count: total, href: href(), isBlank: false }]
  return stats.map(({ key, labels, count }) => ({
    label: key.map((one, index) => keyText(by[index]?.kind ?? '', one, labels[index] ?? one)).join(' · '),
    count,
    href: href(key),
    isBlank: key.includes(''),
  }))
}

/** How much of each, to be compared at a glance. */
export const Bars = (props: { readonly dashboard: ShownDashboard }) => {
  const groups = () => props.dashboard.indicators.map((indicator) => ({ indicator, bars: barsOf(indicator) }))
  const most = () => Math.max(1, ...groups().flatMap(({ bars }) => bars.map(({ count }) => count)))
  return (
    <For each={groups()}>
      {({ indicator, bars }) => (
        <div class="bars-group">
          <Show when={indicator.by.length > 0}>
            <p class="bars-title">
              <A href={addressBehind(indicator.link.plural, indicator.link.params.indicator)}>
                {indicator.label} <strong class="figures">{numeral(indicator.total)}</strong>
              </A>
            </p>
          </Show>
          <Folded lines={bars}>
            {(shown) => (
              <ul class={`bars bare tone-${indicator.tone ?? 'plain'}`}>
                <For each={shown()}>
                  {(bar) => (
                    <li>
                      <A
                        class="bar"
                        classList={{ 'bar-none': bar.count === 0, 'bar-blank': bar.isBlank }}
                        href={bar.href}
                      >
                        <span class="bar-label">
                          <bdi>{bar.label}</bdi>
                        </span>
                        <span class="bar-track" aria-hidden="true">
                          <span class="bar-fill" style={{ 'inline-size': `${(100 * bar.count) / most()}%` }} />
                        </span>
                        <span class="bar-figure figures">{numeral(bar.count)}</span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Folded>
        </div>
      )}
    </For>
  )
}
