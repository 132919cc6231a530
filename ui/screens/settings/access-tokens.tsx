import { createResource, createSignal, For, onMount, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import { useData } from '../../data/data.tsx'
import { instantText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { toast } from '../../parts/toasts.tsx'
import { EditSheet } from './parts/edit-sheet.tsx'
import { option, question, someOf } from './parts/questions.ts'
import { Loaded, SettingsPage } from './parts/settings-page.tsx'

interface TokenFacts {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly made_by: string
  readonly made_at: string
  readonly expires_at: string
  readonly last_used_at?: string | null
  readonly ended_at?: string | null
  readonly good: boolean
}

interface Told {
  readonly data: readonly TokenFacts[]
  readonly metadata?: { readonly scopes?: readonly string[] }
}

const DAYS = 90

/** Keys for other instances and programs: what each may do and until when. A key is shown once. */
export const AccessTokens = () => {
  const administration = useAdministration()
  const { model } = useData()
  const [told, { refetch }] = createResource(() => administration.whole<Told>('/access_tokens'))
  const [making, setMaking] = createSignal(false)
  const [ending, setEnding] = createSignal<TokenFacts>()
  const [secret, setSecret] = createSignal<string>()
  const when = (instant: string | null | undefined) =>
    instant ? instantText(instant, model().instance.timeZone) : t('admin.never')
  const shown = () => (told.error ? undefined : told.latest)
  const scopes = () => shown()?.metadata?.scopes ?? []
  const isOver = ({ good }: TokenFacts) => !good
  return (
    <SettingsPage
      title={t('admin.access-tokens')}
      explained={t('admin.tokens.explained')}
      action={
        <Show when={scopes().length > 0}>
          <button type="button" class="button button-main page-action" onClick={() => setMaking(true)}>
            <Icon name="plus" />
            {t('admin.tokens.new')}
          </button>
        </Show>
      }
    >
      <Loaded value={shown()} error={told.error} onRetry={() => void refetch()}>
        {(known) => (
          <Show when={known().data.length > 0} fallback={<Empty title={t('admin.tokens.none')} />}>
            <section class="sheet admin-sheet">
              <ul class="admin-lines bare">
                <For each={known().data}>
                  {(token) => (
                    <li>
                      <div>
                        <strong>
                          <bdi>{token.name}</bdi>
                        </strong>{' '}
                        <Show when={isOver(token)}>
                          <span class="state state-disabled">{t('admin.tokens.over')}</span>
                        </Show>
                        <p class="admin-quiet" dir="ltr">
                          {token.scopes.join(', ')}
                        </p>
                        <p class="admin-quiet">
                          {t('admin.tokens.facts', {
                            by: token.made_by,
                            until: when(token.ended_at ?? token.expires_at),
                            used: when(token.last_used_at),
                          })}
                        </p>
                      </div>
                      <Show when={!isOver(token)}>
                        <button
                          type="button"
                          class="button button-small"
                          aria-label={t('admin.tokens.end_of', { name: token.name })}
                          onClick={() => setEnding(token)}
                        >
                          {t('admin.tokens.end')}
                        </button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </Show>
        )}
      </Loaded>
      <Show when={making()}>
        <EditSheet
          heading={t('admin.tokens.new')}
          verb={t('admin.tokens.make')}
          fields={[
            question('name', 'text', t('admin.name'), { required: true, help: t('admin.tokens.name.help') }),
            someOf(
              'scopes',
              t('admin.tokens.scopes'),
              scopes().map((id) => option(id, id)),
              { required: true },
            ),
            question('days', 'number', t('admin.tokens.days'), { required: true }),
          ]}
          standing={{ days: DAYS }}
          save={async (_, wish) => {
            setSecret((await administration.send<{ readonly token: string }>('POST', '/access_tokens', wish)).token)
          }}
          onDone={() => void refetch()}
          onClose={() => setMaking(false)}
        />
      </Show>
      <Show when={ending()}>
        {(token) => (
          <EditSheet
            heading={t('admin.tokens.end')}
            verb={t('admin.tokens.end')}
            danger
            fields={[]}
            save={() => administration.send('DELETE', `/access_tokens/${encodeURIComponent(token().id)}`)}
            onDone={() => {
              toast(t('admin.tokens.ended'))
              void refetch()
            }}
            onClose={() => setEnding(undefined)}
          >
            <p>
              <bdi>{token().name}</bdi>
            </p>
            <p>{t('admin.tokens.end.explained')}</p>
          </EditSheet>
        )}
      </Show>
      <Show when={secret()}>{(token) => <TokenShown token={token()} onClose={() => setSecret(undefined)} />}</Show>
    </SettingsPage>
  )
}

/** Once, and never again. */
const TokenShown = (props: { readonly token: string; readonly onClose: () => void }) => {
  const [open, setOpen] = createSignal(false)
  // Opened once it stands, so that the layer hears of it.
  onMount(() => setOpen(true))
  return (
    <Sheet
      open={open()}
      onClose={props.onClose}
      title={t('admin.access-tokens')}
      place="centre"
      foot={
        <button type="button" class="button button-main" onClick={() => props.onClose()}>
          {t('admin.tokens.kept')}
        </button>
      }
    >
      <p>{t('admin.tokens.once')}</p>
      <p class="admin-code figures" dir="ltr">
        {props.token}
      </p>
    </Sheet>
  )
}
