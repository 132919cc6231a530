import { createMemo, Show } from 'solid-js'
import type { DraftText } from '../../../data/configuration-drafts.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { oneOf, option, question } from '../../settings/parts/questions.ts'
import { answerables, toChoose } from '../answerable.ts'
import { useDraft } from '../create-draft.ts'
import { answersOf, saidIn, textQuestions, textSteps, textsAt } from '../text-steps.ts'
import { wordsIn } from '../words-in.ts'
import { type DashboardJson, type IndicatorJson, tones } from './dashboard-json.ts'
import { whereControl } from './where-control.tsx'

interface IndicatorSheetProps {
  readonly dashboard: DashboardJson
  readonly indicator: IndicatorJson
  readonly texts: readonly DraftText[]
  readonly onClose: () => void
}

/** One number: its words, what is counted, and by what it is told apart. */
export const IndicatorSheet = (props: IndicatorSheetProps) => {
  const draft = useDraft()
  const { dashboard, indicator } = props
  const languages = draft.languages()
  const [type = ''] = indicator.from.split('.')
  const isOfRows = indicator.from !== type
  const whole = draft.model(() => type)
  const all = createMemo(() => (whole.value() && !isOfRows ? answerables(whole.value() as never, type, languages) : []))
  const path = `dashboards/${dashboard.id}/indicators/${indicator.id}`
  const before = { label: textsAt(props.texts, `${path}/label`), help: textsAt(props.texts, `${path}/help`) }
  const written = indicator.where === undefined ? '' : JSON.stringify(indicator.where, undefined, isOfRows ? 2 : 0)
  const tellers = () =>
    toChoose(all().filter(({ kind }) => ['option', 'boolean', 'place', 'user', 'group', 'agency'].includes(kind))).map(
      ({ id, label }) => option(id, label),
    )

  async function save(answers: Readonly<Record<string, unknown>>): Promise<void> {
    const { where: _, by: __, tone: ___, ...rest } = indicator
    const where = answers['where'] ? (JSON.parse(String(answers['where'])) as unknown) : undefined
    const by = isOfRows
      ? indicator.by
      : [answers['by'], answers['and_by']].filter((one): one is string => typeof one === 'string' && one !== '')
    const now = {
      ...rest,
      ...(where !== undefined && { where }),
      ...(by && by.length > 0 && { by }),
      ...(typeof answers['tone'] === 'string' && { tone: answers['tone'] }),
    }
    const indicators = dashboard.indicators.map((one) => (one.id === indicator.id ? now : one))
    const isOther = JSON.stringify(now) !== JSON.stringify({ ...rest, ...pick(indicator) })
    const operations = [
      ...(isOther ? [{ kind: 'change_dashboard', dashboard: dashboard.id, set: { indicators } }] : []),
      ...textSteps(`${path}/label`, before.label, saidIn(answers, 'label', languages), languages),
      ...textSteps(`${path}/help`, before.help, saidIn(answers, 'help', languages), languages),
    ]
    if (operations.length > 0) await draft.perform(...operations)
  }

  return (
    <Show when={whole.value()}>
      {(model) => (
        <EditSheet
          heading={wordsIn(indicator.label, languages) || indicator.id}
          verb={t('save')}
          fields={[
            ...textQuestions('label', t('drafts.words'), languages),
            question('where', 'text', t('drafts.where'), {
              settings: { long: true },
              help: t(isOfRows ? 'drafts.where.written' : 'drafts.where.help'),
            }),
            ...(isOfRows
              ? []
              : [
                  oneOf('by', t('drafts.dashboards.by'), tellers(), { help: t('drafts.dashboards.by.help') }),
                  oneOf('and_by', t('drafts.dashboards.and_by'), tellers()),
                ]),
            oneOf(
              'tone',
              t('drafts.dashboards.tone'),
              tones.map((tone) => option(tone, t(`drafts.dashboards.tone.${tone}`))),
            ),
            ...textQuestions('help', t('drafts.dashboards.help'), languages, false),
          ]}
          {...(!isOfRows && {
            drawn: { where: whereControl({ all: all(), lookups: model().lookups, languages }) },
          })}
          standing={{
            ...answersOf('label', before.label),
            ...answersOf('help', before.help),
            ...{ where: written || undefined, by: indicator.by?.[0], and_by: indicator.by?.[1], tone: indicator.tone },
          }}
          save={(_, answers) => save(answers)}
          onDone={() => undefined}
          onClose={props.onClose}
        />
      )}
    </Show>
  )
}

/** In the order in which changes write them. */
const pick = ({ where, by, tone }: IndicatorJson) => ({
  ...(where !== undefined && { where }),
  ...(by && { by }),
  ...(tone && { tone }),
})
