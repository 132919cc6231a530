import { For } from 'solid-js'
import { useData } from '../data/data.tsx'
import { usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Drafts } from './home/drafts.tsx'
import { RecordsOfType } from './home/records-of-type.tsx'
import '../styles/home.css'

/** A short page of questions answered: what did I leave unfinished, what is mine, how much is there. Each number is a link to exactly that list. */
export const Home = () => {
  const { model, actor } = useData()
  const types = () => Object.values(model().recordTypes).filter(({ id }) => actor().actions[id]?.includes('read'))
  usePageTitle(() => t('home'))
  return (
    <div class="home">
      <PageHead title={t('home.greeting', { name: actor().full_name })} />
      <Drafts />
      <For each={types()} fallback={<Empty title={t('home.nothing')} text={t('home.nothing.explained')} />}>
        {(type) => <RecordsOfType type={type} />}
      </For>
    </div>
  )
}
