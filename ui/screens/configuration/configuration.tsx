import { useLocation } from '@solidjs/router'
import { type Component, lazy, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { administrationTexts } from '../../locales/administration.ts'
import { checkTexts } from '../../locales/drafts.ts'
import { draftFormsTexts } from '../../locales/drafts-forms.ts'
import { planTexts } from '../../locales/plan.ts'
import { promotionTexts } from '../../locales/promotion.ts'
import { NotFound } from '../not-found.tsx'
import '../../styles/log.css'
import '../../styles/administration.css'
import '../../styles/list.css'
import '../../styles/promotion.css'

await Promise.all([
  loadArea('administration', administrationTexts),
  loadArea('plan', planTexts),
  // What roles may do is said there.
  loadArea('drafts-forms', draftFormsTexts),
  // And there what is wrong with a release.
  loadArea('drafts-check', checkTexts),
  loadArea('promotion', promotionTexts),
])

interface PageProps {
  /** What follows the page in the address. */
  readonly id: string
}

interface ConfigurationPlace {
  readonly needs: string
  readonly Page: Component<PageProps>
  /** Of one thing in it. */
  readonly One?: Component<PageProps>
}

const page = (load: () => Promise<Component<PageProps>>): Component<PageProps> =>
  lazy(async () => ({ default: await load() }))

/** The pages of the configuration, by what stands first in the address. */
const places: Readonly<Record<string, ConfigurationPlace>> = {
  releases: {
    needs: 'configuration:read',
    Page: page(async () => (await import('./releases/releases.tsx')).Releases),
    One: page(async () => (await import('./releases/release-page.tsx')).ReleasePage),
  },
  plans: {
    needs: 'configuration:read',
    Page: page(async () => (await import('./plan/plans.tsx')).Plans),
    One: page(async () => (await import('./plan/plan-page.tsx')).PlanPage),
  },
  receipts: {
    needs: 'configuration:read',
    Page: page(async () => (await import('./receipts/receipts.tsx')).Receipts),
    One: page(async () => (await import('./receipts/receipt-page.tsx')).ReceiptPage),
  },
  keys: {
    needs: 'configuration:read',
    Page: page(async () => (await import('./keys.tsx')).Keys),
  },
}

/** What this instance does, and how it comes to do something else: releases, plans, receipts. */
export const Configuration = () => {
  const location = useLocation()
  const { actor } = useData()
  const parts = () => location.pathname.split('/').slice(2).filter(Boolean)
  const shown = () => {
    const [name = 'releases', id, ...more] = parts()
    const place = Object.hasOwn(places, name) ? places[name] : undefined
    if (!place || more.length > 0 || !actor().manages.includes(place.needs)) return undefined
    return id === undefined ? place.Page : place.One
  }
  return (
    <Show when={shown()} fallback={<NotFound />} keyed>
      {(Page) => (
        <Show when={parts()[1] ?? ' '} keyed>
          {(id) => <Dynamic component={Page} id={decodeURIComponent(id.trim())} />}
        </Show>
      )}
    </Show>
  )
}
