import { A } from '@solidjs/router'
import { createSignal, Index } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { t } from '../../lib/t.ts'
import { Icon } from '../icon.tsx'
import { Sheet } from '../sheet.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import type { Place } from './places.ts'
import { Waiting } from './waiting.tsx'

/** The fifth place of the bar below: what found no room in it, and the person's own things. */
export const MorePlaces = (props: { readonly places: readonly Place[] }) => {
  const data = useData()
  const [open, setOpen] = createSignal(false)
  const close = () => setOpen(false)
  return (
    <>
      <button type="button" class="bottom-place" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="more" />
        <span>{t('more')}</span>
      </button>
      <Sheet open={open()} onClose={close} title={t('more')} place="side">
        <ul class="more-places bare">
          <Index each={props.places}>
            {(place) => (
              <li>
                <A class="rail-place" href={place().href} onClick={close}>
                  <Icon name={place().icon} />
                  {place().label}
                  <Waiting place={place()} />
                </A>
              </li>
            )}
          </Index>
          <li>
            <A class="rail-place rail-person" href="/account" onClick={close}>
              <Icon name="person" />
              <span>
                <bdi>{data.actor().full_name}</bdi>
                <span class="rail-role">{data.actor().role_label}</span>
              </span>
            </A>
          </li>
          <li>
            <LanguageSwitch locales={data.model().instance.locales} />
          </li>
          <li>
            <button type="button" class="rail-place" onClick={() => void data.session.signOut()}>
              <Icon name="sign-out" />
              {t('sign_out')}
            </button>
          </li>
        </ul>
      </Sheet>
    </>
  )
}
