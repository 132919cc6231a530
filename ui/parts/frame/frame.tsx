import { A, useIsRouting, useLocation } from '@solidjs/router'
import { createEffect, Index, type JSX, on, onCleanup, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { noteNavigation, pageTitle } from '../../lib/page.ts'
import { say, t } from '../../lib/t.ts'
import { Icon } from '../icon.tsx'
import { Bell } from './bell.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { MorePlaces } from './more-places.tsx'
import { placesOf } from './places.ts'
import { QuickExit } from './quick-exit.tsx'
import { TruthLine } from './truth-line.tsx'
import { Waiting } from './waiting.tsx'
import '../../styles/frame.css'

const shownBelow = 4

/** What stands around every page of somebody who is signed in: rail on wide screens, bars above and below on phones. */
export const Frame = (props: { readonly children: JSX.Element }) => {
  const data = useData()
  const location = useLocation()
  const routing = useIsRouting()
  const places = () => placesOf(data)
  let page: HTMLElement | undefined
  createEffect(on(() => location.pathname, noteNavigation, { defer: true }))
  // What waits elsewhere can itself wait until the page is there.
  createEffect(
    on(
      () => location.pathname,
      () => {
        const timer = setTimeout(() => data.session.state() === 'signed-in' && data.attention.look(), 1500)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  // A newer configuration is taken up between two pages, not under somebody's hands.
  createEffect(
    on(
      () => location.pathname,
      () => data.newerRelease() && data.renew().catch(() => undefined),
      { defer: true },
    ),
  )
  return (
    <div class="frame">
      <button type="button" class="skip" onClick={() => page?.focus()}>
        {t('skip')}
      </button>
      <header class="top-bar">
        <span class="top-bar-title" aria-hidden="true">
          <bdi>{pageTitle()}</bdi>
        </span>
        <TruthLine />
        <Bell />
        <QuickExit to={data.model().instance.quickExit} />
      </header>
      <aside class="rail">
        <p class="brand">
          <Show when={data.model().instance.logo} fallback={say(data.model().instance.name)}>
            {(logo) => (
              <img
                class="brand-logo"
                src={`/api/v2/look/logo?v=${logo().file.slice(0, 12)}`}
                alt={say(data.model().instance.name)}
              />
            )}
          </Show>
        </p>
        <QuickExit to={data.model().instance.quickExit} />
        <nav aria-label={t('places')}>
          <ul class="rail-places bare">
            <Index each={places()}>
              {(place) => (
                <li>
                  <A class="rail-place" href={place().href} end={!place().whole}>
                    <Icon name={place().icon} />
                    {place().label}
                    <Waiting place={place()} />
                  </A>
                </li>
              )}
            </Index>
          </ul>
        </nav>
        <div class="rail-foot">
          <TruthLine />
          <LanguageSwitch locales={data.model().instance.locales} />
          <A class="rail-place rail-person" href="/account">
            <Icon name="person" />
            <span>
              <bdi>{data.actor().full_name}</bdi>
              <span class="rail-role">{data.actor().role_label}</span>
            </span>
          </A>
          <button type="button" class="rail-place" onClick={() => void data.session.signOut()}>
            <Icon name="sign-out" />
            {t('sign_out')}
          </button>
        </div>
      </aside>
      <main ref={page} id="page" class="page" tabindex="-1" aria-busy={routing()}>
        {props.children}
      </main>
      <nav class="bottom-bar" aria-label={t('places')}>
        <Index each={places().slice(0, shownBelow)}>
          {(place) => (
            <A class="bottom-place" href={place().href} end={!place().whole}>
              <Icon name={place().icon} />
              <span>{place().label}</span>
              <Waiting place={place()} />
            </A>
          )}
        </Index>
        <MorePlaces places={places().slice(shownBelow)} />
      </nav>
      <Show when={routing()}>
        <div class="routing" />
      </Show>
    </div>
  )
}
