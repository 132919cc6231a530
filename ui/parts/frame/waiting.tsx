import { Show } from 'solid-js'
import { numeral } from '../../lib/t.ts'
import type { Place } from './places.ts'

/** How much waits at a place: a figure for the eye, the whole sentence for the ear. */
export const Waiting = (props: { readonly place: Place }) => (
  <Show when={props.place.waiting}>
    {(waiting) => (
      <span class="place-waiting figures">
        <span aria-hidden="true">{waiting().count > 99 ? `${numeral(99)}+` : numeral(waiting().count)}</span>
        <span class="unseen">{waiting().words}</span>
      </span>
    )}
  </Show>
)
