import { createResource, createSignal, For, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { OpenSession, Person } from '../../../data/administration-people.ts'
import { useData } from '../../../data/data.tsx'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { toast } from '../../../parts/toasts.tsx'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { Loaded } from '../parts/settings-page.tsx'

interface Told {
  readonly data: readonly OpenSession[]
  readonly metadata: { readonly devices?: number }
}

/** Where the person is signed in, and the ending of it. */
export const SessionsOf = (props: { readonly person: Person }) => {
  const administration = useAdministration()
  const { model } = useData()
  const path = () => `/users/${encodeURIComponent(props.person.id)}/sessions`
  const [told, { refetch }] = createResource(() => administration.whole<Told>(path()))
  const [ending, setEnding] = createSignal<OpenSession | 'all'>()
  const when = (instant: string) => instantText(instant, model().instance.timeZone)
  const of = (session: OpenSession) => session.agent ?? t(`admin.session.${session.kind}`)
  const target = () => {
    const one = ending()
    return one === 'all' || one === undefined ? path() : `${path()}/${encodeURIComponent(one.id)}`
  }
  return (
    <section class="sheet admin-sheet">
      <h2>{t('admin.sessions')}</h2>
      <Loaded value={told.error ? undefined : told.latest} error={told.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <Show when={known().data.length > 0} fallback={<p class="admin-quiet">{t('admin.sessions.none')}</p>}>
              <ul class="admin-lines bare">
                <For each={known().data}>
                  {(session) => (
                    <li>
                      <div>
                        <strong>
                          <bdi>{of(session)}</bdi>
                        </strong>
                        <p class="admin-quiet">
                          {t('admin.session.seen', { time: when(session.last_seen_at) })}
                          {' · '}
                          {t('admin.session.since', { time: when(session.created_at) })}
                        </p>
                      </div>
                      <Show
                        when={!session.current}
                        fallback={<span class="admin-quiet">{t('admin.session.this')}</span>}
                      >
                        <button
                          type="button"
                          class="button button-small"
                          aria-label={t('admin.session.end_of', { name: of(session) })}
                          onClick={() => setEnding(session)}
                        >
                          {t('admin.session.end')}
                        </button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
              <button type="button" class="button admin-start" onClick={() => setEnding('all')}>
                {t('admin.sessions.end_all')}
              </button>
            </Show>
            <Show when={known().metadata.devices !== undefined}>
              <p class="admin-quiet">{t('admin.sessions.devices', { total: known().metadata.devices })}</p>
            </Show>
          </>
        )}
      </Loaded>
      <Show when={ending()}>
        <EditSheet
          heading={t(ending() === 'all' ? 'admin.sessions.end_all' : 'admin.session.end')}
          verb={t(ending() === 'all' ? 'admin.sessions.end_all' : 'admin.session.end')}
          danger
          fields={[]}
          save={() => administration.send('DELETE', target())}
          onDone={() => {
            toast(t('admin.sessions.ended'))
            void refetch()
          }}
          onClose={() => setEnding(undefined)}
        >
          <p>{t('admin.sessions.end.explained')}</p>
        </EditSheet>
      </Show>
    </section>
  )
}
