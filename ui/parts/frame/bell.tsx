import { A, useLocation } from '@solidjs/router'
import { createEffect, on, onCleanup, onMount, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { Icon } from '../icon.tsx'
import { noticesPlace } from './places.ts'
import { Waiting } from './waiting.tsx'

const every = 60_000
/** What waits elsewhere can itself wait until the page is there. */
const patience = 1500

/** The bell of the bar above. Also asks, now and then while the page is seen, how much there is to be told. */
export const Bell = () => {
  const data = useData()
  const location = useLocation()
  const isAskedFor = () => data.session.state() === 'signed-in' && document.visibilityState === 'visible'
  createEffect(
    on(
      () => location.pathname,
      () => {
        const timer = setTimeout(() => isAskedFor() && void data.notices.look(), patience)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  onMount(() => {
    const timer = setInterval(() => isAskedFor() && void data.notices.ask(), every)
    onCleanup(() => clearInterval(timer))
  })
  const place = () => noticesPlace(data)
  return (
    <A class="icon-button bell" href={place().href}>
      <Icon name="bell" />
      <Show when={place().waiting} fallback={<span class="unseen">{place().label}</span>}>
        <Waiting place={place()} />
      </Show>
    </A>
  )
}
