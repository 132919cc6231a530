import { createResource, createSignal, For, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { ConductFacts, ToAgree } from '../../data/administration-directory.ts'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { pageHeading, usePageTitle } from '../../lib/page.ts'
import { say, t } from '../../lib/t.ts'
import { administrationTexts } from '../../locales/administration.ts'
import { QuickExit } from '../../parts/frame/quick-exit.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Trouble, troubleText } from '../../parts/trouble.tsx'
import '../../styles/outside.css'
import '../../styles/administration.css'

await loadArea('administration', administrationTexts)

/** The page that stands before everything else until one has agreed to what counts now. */
export const Agree = () => {
  const administration = useAdministration()
  const { session, model } = useData()
  const [asked, { refetch }] = createResource(async () => {
    const wanted = await administration.get<readonly ToAgree[]>('/agreements')
    const conduct = wanted.some(({ what }) => what === 'conduct')
      ? await administration.get<ConductFacts>('/codes_of_conduct')
      : undefined
    return { wanted, conduct }
  })
  const [trouble, setTrouble] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  usePageTitle(() => t('admin.agree'))
  const agree = async (wanted: readonly ToAgree[]) => {
    setBusy(true)
    setTrouble(undefined)
    try {
      for (const { what, version } of wanted) await administration.send('POST', '/agreements', { what, version })
      await session.load()
    } catch (error) {
      setTrouble(() => error)
      void refetch()
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="outside">
      <header class="outside-bar">
        <button type="button" class="button button-plain" onClick={() => void session.signOut()}>
          {t('sign_out')}
        </button>
        <QuickExit to={model().instance.quickExit} />
      </header>
      <main class="outside-sheet sheet admin-agree">
        <p class="brand">{say(model().instance.name)}</p>
        <h1 ref={pageHeading}>{(asked.error ? undefined : asked.latest?.conduct?.title) ?? t('admin.agree')}</h1>
        <Show when={!asked.error} fallback={<Trouble error={asked.error} onRetry={() => void refetch()} />}>
          <Show when={asked.latest} fallback={<p role="status">{t('admin.loading')}</p>}>
            {(known) => (
              <>
                <p>{t('admin.agree.explained')}</p>
                <Show when={known().conduct?.content}>
                  {(content) => (
                    <section
                      class="admin-conduct admin-agree-text"
                      aria-label={t('admin.conduct')}
                      tabindex="0"
                      dir="auto"
                    >
                      {content()}
                    </section>
                  )}
                </Show>
                <For each={known().wanted.filter(({ what }) => what === 'terms')}>
                  {({ document }) => (
                    <p>
                      <a class="button" href={document} target="_blank" rel="noreferrer">
                        {t('admin.agree.terms')}
                      </a>
                    </p>
                  )}
                </For>
                <Show when={trouble()}>
                  <Notice tone="error">
                    <p>{troubleText(trouble())}</p>
                  </Notice>
                </Show>
                <button
                  type="button"
                  class="button button-main"
                  disabled={busy()}
                  onClick={() => void agree(known().wanted)}
                >
                  {t('admin.agree.accept')}
                </button>
              </>
            )}
          </Show>
        </Show>
      </main>
    </div>
  )
}
