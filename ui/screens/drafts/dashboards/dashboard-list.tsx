import { A, useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { oneOf, option, question, someOf } from '../../settings/parts/questions.ts'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { newId } from '../forms/new-id.ts'
import { draftPlace } from '../sections.ts'
import { type Written, wordsIn } from '../words-in.ts'
import { type DashboardJson, inPlace, type RoleJson } from './dashboard-json.ts'

/** All dashboards in their place on the home page, and the way to a new one. */
export const DashboardList = () => {
  const draft = useDraft()
  const dashboards = draft.things<DashboardJson>(() => 'dashboard')
  const roles = draft.things<RoleJson>(() => 'role')
  const [adding, setAdding] = createSignal(false)
  const all = createMemo(() => inPlace((dashboards.value() ?? []).map(({ json }) => json)))
  const seenBy = (id: string) => (roles.value() ?? []).filter(({ json }) => json.dashboards?.includes(id)).length
  return (
    <>
      <div class="draft-tools">
        <p class="admin-quiet">{t('drafts.dashboards.explained')}</p>
        <button type="button" class="button" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('drafts.dashboards.new')}
        </button>
      </div>
      <Loaded value={dashboards.value()} error={dashboards.error()} onRetry={dashboards.retry}>
        {() => (
          <Show when={all().length > 0} fallback={<Empty title={t('drafts.nothing')} />}>
            <ul class="sheet admin-places bare draft-columns">
              <For each={all()}>
                {(json) => (
                  <li>
                    <A class="admin-place" href={draftPlace(draft.id, 'dashboards', json.id)}>
                      <span>
                        <strong dir="auto">{wordsIn(json.label, draft.languages()) || json.id}</strong>
                        <span class="admin-quiet">
                          {t('drafts.dashboards.numbers', { count: json.indicators.length })} ·{' '}
                          {t('drafts.dashboards.seen_by', { count: seenBy(json.id) })}
                        </span>
                      </span>
                      <Icon name="next" />
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={adding()}>
        <NewDashboard taken={all().map(({ id }) => id)} roles={roles.value() ?? []} onClose={() => setAdding(false)} />
      </Show>
    </>
  )
}

interface NewProps {
  readonly taken: readonly string[]
  readonly roles: readonly { readonly json: RoleJson }[]
  readonly onClose: () => void
}

const NewDashboard = (props: NewProps) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const types = draft.things<{ readonly id: string; readonly labelPlural?: Written }>(() => 'record-type')
  const save = async (answers: Readonly<Record<string, unknown>>) => {
    const label = String(answers['label']).trim()
    const first = String(answers['number']).trim()
    const id = newId(label, 'dashboard', props.taken)
    const indicators = [{ id: newId(first, 'number', []), label: first, from: answers['from'] }]
    const chosen = (answers['roles'] ?? []) as readonly string[]
    const seeing = props.roles.filter(({ json }) => chosen.includes(json.id))
    await draft.perform(
      { kind: 'add_dashboard', id, label, indicators },
      ...seeing.map(({ json }) => ({
        ...{ kind: 'change_role', role: json.id },
        set: { dashboards: [...(json.dashboards ?? []), id] },
      })),
    )
    navigate(draftPlace(draft.id, 'dashboards', id))
  }
  return (
    <Show when={types.value()}>
      {(all) => (
        <EditSheet
          heading={t('drafts.dashboards.new')}
          verb={t('drafts.add')}
          fields={[
            question('label', 'text', t('drafts.dashboards.name'), { required: true, settings: { maxLength: 200 } }),
            question('number', 'text', t('drafts.dashboards.first'), {
              ...{ required: true, settings: { maxLength: 200 } },
              help: t('drafts.dashboards.first.help'),
            }),
            oneOf(
              'from',
              t('drafts.dashboards.from'),
              all().map(({ json }) => option(json.id, wordsIn(json.labelPlural, draft.languages()) || json.id)),
              { required: true },
            ),
            someOf(
              'roles',
              t('drafts.dashboards.roles'),
              props.roles.map(({ json }) => option(json.id, wordsIn(json.label, draft.languages()) || json.id)),
            ),
          ]}
          save={(_, answers) => save(answers)}
          onDone={() => undefined}
          onClose={props.onClose}
        />
      )}
    </Show>
  )
}
