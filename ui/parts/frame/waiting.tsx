import { Show } from 'solid-js'
import { numeral } from '../../lib/t.ts'
import type { Place } from './places.ts'

/** How much waits at a place: a figure for the eye, the whole sentence for the ear. */
export const Waiting = (props: { readonly place: Place }) => (
  <Show when={props.place.waiting}>
    {(waiting) => {
      const figure = () => (waiting().count > 99 ? `${numeral(99)}+` : numeral(waiting().count))
      return (
        <span class="place-waiting figures">
          <span aria-hidden="true">{figure()}</span>
          {/* Languages that say "two notifications" in one word name the figure, too: it is what people see, and say aloud. */}
          <span class="unseen">
            {waiting().words.includes(figure()) ? waiting().words : `${figure()}, ${waiting().words}`}
          </span>
        </span>
      )
    }}
  </Show>
)
