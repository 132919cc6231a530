import { Show } from 'solid-js'
import type { DraftText } from '../../../data/configuration-drafts.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { oneOf, option, question, someOf } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import { newId } from '../forms/new-id.ts'
import { answersOf, saidIn, textQuestions, textSteps, textsAt } from '../text-steps.ts'
import { type Written, wordsIn } from '../words-in.ts'
import { type DashboardJson, type RoleJson, shapes } from './dashboard-json.ts'

interface DetailsProps {
  readonly dashboard: DashboardJson
  readonly roles: readonly RoleJson[]
  readonly texts: readonly DraftText[]
  readonly onClose: () => void
}

/** Name, shape, place on the home page, and who sees it. */
export const Details = (props: DetailsProps) => {
  const draft = useDraft()
  const { dashboard, roles } = props
  const languages = draft.languages()
  const pathOf = (name: string) => `dashboards/${dashboard.id}/${name}`
  const before = { label: textsAt(props.texts, pathOf('label')), help: textsAt(props.texts, pathOf('help')) }
  const seeing = roles.filter(({ dashboards }) => dashboards?.includes(dashboard.id)).map(({ id }) => id)

  async function save(changes: Readonly<Record<string, unknown>>, all: Readonly<Record<string, unknown>>) {
    const set = {
      ...('shown' in changes && { shown: changes['shown'] }),
      ...('order' in changes && { order: changes['order'] }),
    }
    const chosen = (all['roles'] ?? []) as readonly string[]
    const other = roles.filter(({ id }) => chosen.includes(id) !== seeing.includes(id))
    const operations = [
      ...(Object.keys(set).length > 0 ? [{ kind: 'change_dashboard', dashboard: dashboard.id, set }] : []),
      ...other.map(({ id, dashboards = [] }) => {
        const now = chosen.includes(id)
          ? [...dashboards, dashboard.id]
          : dashboards.filter((one) => one !== dashboard.id)
        return { kind: 'change_role', role: id, set: { dashboards: now.length > 0 ? now : null } }
      }),
      ...textSteps(pathOf('label'), before.label, saidIn(all, 'label', languages), languages),
      ...textSteps(pathOf('help'), before.help, saidIn(all, 'help', languages), languages),
    ]
    if (operations.length > 0) await draft.perform(...operations)
  }

  return (
    <EditSheet
      heading={wordsIn(dashboard.label, languages) || dashboard.id}
      verb={t('save')}
      fields={[
        ...textQuestions('label', t('drafts.dashboards.name'), languages),
        ...textQuestions('help', t('drafts.dashboards.help'), languages, false),
        oneOf(
          'shown',
          t('drafts.dashboards.shown'),
          shapes.map((shape) => option(shape, t(`drafts.dashboards.shown.${shape}`))),
        ),
        question('order', 'number', t('drafts.dashboards.order'), { help: t('drafts.dashboards.order.help') }),
        someOf(
          'roles',
          t('drafts.dashboards.roles'),
          roles.map(({ id, label }) => option(id, wordsIn(label, languages) || id)),
        ),
      ]}
      standing={{
        ...answersOf('label', before.label),
        ...answersOf('help', before.help),
        ...{ shown: dashboard.shown ?? 'numbers', order: dashboard.order, roles: seeing },
      }}
      save={save}
      onDone={() => undefined}
      onClose={props.onClose}
    />
  )
}

/** A number more; what exactly it counts is said once it is there. */
export const AddNumber = (props: { readonly dashboard: DashboardJson; readonly onClose: () => void }) => {
  const draft = useDraft()
  const { dashboard } = props
  const types = draft.things<{ readonly id: string; readonly labelPlural?: Written }>(() => 'record-type')
  const taken = dashboard.indicators.map(({ id }) => id)
  return (
    <Show when={types.value()}>
      {(all) => (
        <EditSheet
          heading={t('drafts.dashboards.add')}
          verb={t('drafts.add')}
          fields={[
            question('label', 'text', t('drafts.words'), { required: true, settings: { maxLength: 200 } }),
            oneOf(
              'from',
              t('drafts.dashboards.from'),
              all().map(({ json }) => option(json.id, wordsIn(json.labelPlural, draft.languages()) || json.id)),
              { required: true },
            ),
          ]}
          save={async (_, { label, from }) => {
            const words = String(label).trim()
            const indicators = [...dashboard.indicators, { id: newId(words, 'number', taken), label: words, from }]
            await draft.perform({ kind: 'change_dashboard', dashboard: dashboard.id, set: { indicators } })
          }}
          onDone={() => undefined}
          onClose={props.onClose}
        />
      )}
    </Show>
  )
}

interface RemoveProps {
  readonly id: string
  readonly name: string
  readonly onGone: () => void
  readonly onClose: () => void
}

export const RemoveDashboard = (props: RemoveProps) => {
  const draft = useDraft()
  return (
    <EditSheet
      danger
      heading={t('drafts.remove.heading', { name: props.name })}
      verb={t('drafts.remove')}
      fields={[]}
      save={async () => {
        await draft.perform({ kind: 'remove', what: 'dashboard', id: props.id })
        props.onGone()
      }}
      onDone={() => undefined}
      onClose={props.onClose}
    >
      <p>{t('drafts.dashboards.remove.explained')}</p>
    </EditSheet>
  )
}
