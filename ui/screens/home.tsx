import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import type { HomeAnswer } from '../data/home.ts'
import { loadArea } from '../lib/catalogue.ts'
import { usePageTitle } from '../lib/page.ts'
import { say, t } from '../lib/t.ts'
import { homeTexts } from '../locales/home.ts'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { createHome } from './home/create-home.ts'
import { Dashboards } from './home/dashboards.tsx'
import { Drafts } from './home/drafts.tsx'
import { FlagsNear } from './home/flags-near.tsx'
import { MyTasks } from './home/my-tasks.tsx'
import { RecordsOfType } from './home/records-of-type.tsx'
import '../styles/home.css'
import '../styles/home-numbers.css'

await loadArea('home', homeTexts)

/** A short page of questions answered: what is due, what did I leave unfinished, what needs a look, how much is there. Each number is a link to exactly that list. */
export const Home = () => {
  const { actor } = useData()
  const home = createHome()
  const { told } = home
  /** Not read while it is on its way for the first time: the shape of the page is shown meanwhile. */
  const answer = () => (told.state === 'ready' || told.state === 'refreshing' ? told.latest : undefined)
  /** The role has numbers of its own; then only what is worked with most is listed. */
  const isNumbered = () => (answer()?.dashboards.length ?? 0) > 0
  usePageTitle(() => t('home'))
  return (
    <div class="home">
      <PageHead title={t('home.greeting', { name: actor().full_name })}>
        <Show
          when={
            isNumbered()
              ? home
                  .types()
                  .slice(0, 1)
                  .find(({ id }) => actor().actions[id]?.includes('create'))
              : undefined
          }
        >
          {(type) => (
            <A class="button button-main page-action" href={`/r/${type().plural}/new`}>
              <Icon name="plus" />
              {say(type().newLabel) || t('list.new', { type: say(type().label) })}
            </A>
          )}
        </Show>
      </PageHead>
      <Drafts />
      <Show
        when={home.types().length > 0}
        fallback={<Empty title={t('home.nothing')} text={t('home.nothing.explained')} />}
      >
        <Show when={!told.error} fallback={<Trouble error={told.error} onRetry={home.retry} />}>
          <Show when={answer()} fallback={<HomeSkeleton />}>
            {(known) => <HomeAnswered answer={known()} mayHaveTasks={home.mayHaveTasks()} />}
          </Show>
        </Show>
        <Show when={told.error || answer()}>
          <Show when={isNumbered()} fallback={<For each={home.types()}>{(type) => <RecordsOfType type={type} />}</For>}>
            <For each={home.types().slice(0, 1)}>{(type) => <RecordsOfType type={type} onlyRecent />}</For>
          </Show>
        </Show>
      </Show>
    </div>
  )
}

const HomeAnswered = (props: { readonly answer: HomeAnswer; readonly mayHaveTasks: boolean }) => (
  <>
    <Show when={props.answer.tasks}>
      {(tasks) => (
        <Show when={tasks().next.length > 0 || props.mayHaveTasks}>
          <MyTasks tasks={tasks()} />
        </Show>
      )}
    </Show>
    <Dashboards dashboards={props.answer.dashboards} />
    <Show when={props.answer.flags.length > 0}>
      <FlagsNear flags={props.answer.flags} />
    </Show>
  </>
)

/** The shape of the page while everything is counted. */
const HomeSkeleton = () => (
  <div class="home-skeleton">
    <p class="unseen" role="status">
      {t('home.loading')}
    </p>
    <For each={[1, 2, 3, 4]}>{() => <div class="home-card sheet home-card-empty" aria-hidden="true" />}</For>
  </div>
)
