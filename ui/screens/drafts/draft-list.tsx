import { A, useNavigate } from '@solidjs/router'
import { createResource, createSignal, For, Show } from 'solid-js'
import type { DraftLine } from '../../data/configuration-drafts.ts'
import { useData } from '../../data/data.tsx'
import { instantText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { toast } from '../../parts/toasts.tsx'
import { AreaPage } from '../configuration/parts/area-page.tsx'
import { EditSheet } from '../settings/parts/edit-sheet.tsx'
import { question } from '../settings/parts/questions.ts'
import { Loaded } from '../settings/parts/settings-page.tsx'
import { useConfigurationDrafts } from './create-draft.ts'
import { draftPlace } from './sections.ts'

type Asked =
  | { readonly kind: 'begin' }
  | { readonly kind: 'rename'; readonly draft: DraftLine }
  | { readonly kind: 'end'; readonly draft: DraftLine }

/** All drafts: whose, from what, how far; one is begun, called otherwise, thrown away. */
export const DraftList = () => {
  const api = useConfigurationDrafts()
  const navigate = useNavigate()
  const [drafts, { refetch }] = createResource(() => api.list())
  const [asked, setAsked] = createSignal<Asked>()
  const begin = async (name: string) => {
    const { id } = await api.begin(name)
    navigate(draftPlace(id))
  }
  return (
    <AreaPage
      wide
      at="drafts"
      title={t('drafts')}
      explained={t('drafts.explained')}
      action={
        <button type="button" class="button button-main page-action" onClick={() => setAsked({ kind: 'begin' })}>
          <Icon name="plus" />
          {t('drafts.begin')}
        </button>
      }
    >
      <Loaded value={drafts.error ? undefined : drafts.latest} error={drafts.error} onRetry={() => void refetch()}>
        {(all) => (
          <Show when={all().length > 0} fallback={<Empty title={t('drafts.none')} text={t('drafts.none.explained')} />}>
            <ul class="drafts-list bare" aria-label={t('drafts')}>
              <For each={all()}>{(draft) => <Line draft={draft} onAsk={setAsked} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={asked()} keyed>
        {(what) => (
          <Question asked={what} begin={begin} onDone={() => void refetch()} onClose={() => setAsked(undefined)} />
        )}
      </Show>
    </AreaPage>
  )
}

const Line = (props: { readonly draft: DraftLine; readonly onAsk: (asked: Asked) => void }) => {
  const { model } = useData()
  const changed = () => instantText(props.draft.changed_at, model().instance.timeZone)
  return (
    <li class="sheet drafts-line">
      <div class="drafts-line-head">
        <A class="card-title" href={draftPlace(props.draft.id)}>
          <bdi>{props.draft.name}</bdi>
        </A>
        <Show
          when={props.draft.behind}
          fallback={
            <span class="state" classList={{ 'state-first': props.draft.files > 0 }}>
              {props.draft.files > 0 ? t('drafts.files', { count: props.draft.files }) : t('drafts.untouched')}
            </span>
          }
        >
          <span class="state state-disabled">{t('drafts.behind')}</span>
        </Show>
      </div>
      <dl class="drafts-facts">
        <div>
          <dt>{t('drafts.by')}</dt>
          <dd>
            <bdi>{props.draft.made_by}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('drafts.from')}</dt>
          <dd>
            <Show when={props.draft.from} fallback={t('drafts.from.earlier')}>
              <bdi>{t('drafts.from.version', { version: props.draft.from ?? '' })}</bdi>
            </Show>
          </dd>
        </div>
        <div>
          <dt>{t('drafts.changed')}</dt>
          <dd>{changed()}</dd>
        </div>
      </dl>
      <div class="admin-buttons drafts-line-foot">
        <A class="button button-small" href={draftPlace(props.draft.id)}>
          <Icon name="edit" />
          {t('drafts.open')}
          <span class="unseen"> {props.draft.name}</span>
        </A>
        <button
          type="button"
          class="button button-small button-plain"
          onClick={() => props.onAsk({ kind: 'rename', draft: props.draft })}
        >
          {t('drafts.rename')}
          <span class="unseen"> {props.draft.name}</span>
        </button>
        <button
          type="button"
          class="button button-small button-plain drafts-away"
          onClick={() => props.onAsk({ kind: 'end', draft: props.draft })}
        >
          {t('drafts.end')}
          <span class="unseen"> {props.draft.name}</span>
        </button>
      </div>
    </li>
  )
}

interface QuestionProps {
  readonly asked: Asked
  readonly begin: (name: string) => Promise<void>
  readonly onDone: () => void
  readonly onClose: () => void
}

const Question = (props: QuestionProps) => {
  const api = useConfigurationDrafts()
  const { asked } = props
  const name = question('name', 'text', t('drafts.name'), {
    ...{ required: true, settings: { maxLength: 200 } },
    ...(asked.kind === 'begin' && { help: t('drafts.name.help') }),
  })
  const heading = () =>
    asked.kind === 'begin' ? t('drafts.begin') : t(`drafts.${asked.kind}.heading`, { name: asked.draft.name })
  const save = async (answers: Readonly<Record<string, unknown>>) => {
    if (asked.kind === 'begin') return await props.begin(String(answers['name']))
    if (asked.kind === 'rename') await api.rename(asked.draft.id, String(answers['name']))
    else await api.end(asked.draft.id)
  }
  return (
    <EditSheet
      heading={heading()}
      verb={t(asked.kind === 'begin' ? 'drafts.begin.verb' : asked.kind === 'rename' ? 'save' : 'drafts.end')}
      danger={asked.kind === 'end'}
      fields={asked.kind === 'end' ? [] : [name]}
      standing={asked.kind === 'rename' ? { name: asked.draft.name } : {}}
      save={(_, all) => save(all)}
      onDone={() => {
        if (asked.kind !== 'begin') toast(t(`drafts.${asked.kind}.done`))
        props.onDone()
      }}
      onClose={props.onClose}
    >
      <Show when={asked.kind === 'end'}>
        <p>{t('drafts.end.explained')}</p>
      </Show>
    </EditSheet>
  )
}
