import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { administrationTexts } from '../../locales/administration.ts'
import { checkTexts, draftsTexts, editingTexts } from '../../locales/drafts.ts'
import { promotionTexts } from '../../locales/promotion.ts'
import { NotFound } from '../not-found.tsx'
import { DraftList } from './draft-list.tsx'
import { DraftPage } from './draft-page.tsx'
import '../../styles/administration.css'
import '../../styles/list.css'
import '../../styles/log.css'
import '../../styles/promotion.css'
import '../../styles/drafts.css'

await loadArea('administration', administrationTexts)
await loadArea('promotion', promotionTexts)
await loadArea('editing', editingTexts)
await loadArea('drafts', draftsTexts)
await loadArea('drafts-check', checkTexts)

/** Editing the configuration: a list of drafts, and each of them by sections. Nothing is ever edited in place. */
export const Drafts = () => {
  const location = useLocation()
  const { actor } = useData()
  const parts = () => location.pathname.split('/').slice(2).filter(Boolean).map(decodeURIComponent)
  return (
    <Show when={actor().manages.includes('configuration:edit')} fallback={<NotFound />}>
      <Show when={parts()[0]} fallback={<DraftList />} keyed>
        {(id) => <DraftPage id={id} rest={parts().slice(1)} />}
      </Show>
    </Show>
  )
}
