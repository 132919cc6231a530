import { createResource, Show } from 'solid-js'
import { addDays } from '../../../../engine/lib/dates.ts'
import type { Decision, DecisionKind, PlanItem } from '../../../../engine/plan/plan.ts'
import { type Issue, Problem, problems } from '../../../../engine/problems.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import { useData } from '../../../data/data.tsx'
import type { Choices, PlanFacts, Wish } from '../../../data/promotion.ts'
import { say, t } from '../../../lib/t.ts'
import { createToday } from '../../../lib/today.ts'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { type Asked, oneOf, option, question, said } from '../../settings/parts/questions.ts'
import { Faults } from '../parts/faults.tsx'
import { refusalWords, wordsOf } from '../parts/words.ts'
import type { PlanOnPage } from './create-plan.ts'
import { nameOf } from './decision-made.tsx'

interface DecideSheetProps {
  readonly plan: PlanOnPage
  readonly facts: PlanFacts
  readonly item: PlanItem
  readonly items: readonly PlanItem[]
  readonly onClose: () => void
}

const NONE: Choices = { from: [], to: [] }
const UNDECIDED = 'undecided'

/** What becomes of something that goes: asked, and kept in the plan. */
export const DecideSheet = (props: DecideSheetProps) => {
  const { item, facts, plan } = props
  const { model } = useData()
  const today = createToday(() => model().instance.timeZone)
  const offered = item.decisions ?? []
  const made = facts.decisions[item.id]
  const [choices] = createResource(() =>
    offered.includes('map') ? plan.promotion.choices(plan.id, item.id) : Promise.resolve(NONE),
  )
  const alike = alikeUndecided(props)

  const fieldsFor = ({ from, to }: Choices): readonly Asked[] => [
    oneOf(
      'kind',
      t('promotion.decide.what'),
      [
        ...offered.map((kind) => option(kind, t(`promotion.decide.${kind}`))),
        ...(made ? [option(UNDECIDED, t('promotion.decide.take_back'))] : []),
      ],
      { required: true },
    ),
    ...from.map(({ id }, index) =>
      oneOf(
        `map_${index}`,
        t('promotion.decide.becomes', { name: nameOf(from, id) }),
        to.map((choice) => option(choice.id, say(choice.label) || choice.id)),
        { required: true, visible: isKind('map') },
      ),
    ),
    question('on', 'date', t('promotion.decide.on'), {
      ...{ required: true, visible: isKind('purge'), help: t('promotion.decide.on.help') },
      settings: { earliest: addDays(today(), 1) ?? today() },
    }),
    ...(alike.length > 0
      ? [
          question('same', 'yes-no', t('promotion.decide.same', { count: alike.length }), {
            visible: { '!': [{ in: [{ var: 'kind' }, ['map', UNDECIDED]] }] },
          }),
        ]
      : []),
  ]

  const save = async (all: Answers, known: Choices) => {
    const wish = wishOf(all, known)
    const ids = [item.id, ...(wish && all['same'] === true ? alike : [])]
    try {
      plan.took(await plan.promotion.decide(plan.id, Object.fromEntries(ids.map((id) => [id, wish]))))
    } catch (error) {
      throw onForm(error, known)
    }
  }
  return (
    <Show
      when={choices.state === 'ready' ? choices() : undefined}
      fallback={
        <Show when={choices.error}>
          <Notice tone="error">
            <Faults faults={refusalWords(choices.error)} />
          </Notice>
        </Show>
      }
    >
      {(known) => (
        <EditSheet
          heading={t('promotion.decide.heading')}
          verb={t('promotion.decide.save')}
          fields={fieldsFor(known())}
          standing={standingOf(made, known())}
          save={(_, all) => save(all, known())}
          onDone={() => toast(t('promotion.decide.saved'))}
          onClose={props.onClose}
        >
          <p>
            <strong>{wordsOf(item).says}</strong>
          </p>
          <p class="admin-quiet">{wordsOf(item).counts.join(' · ')}</p>
        </EditSheet>
      )}
    </Show>
  )
}

const isKind = (kind: DecisionKind) => ({ '==': [{ var: 'kind' }, kind] })

/** Others of the same kind that nobody decided about, and that may be decided so too. */
const alikeUndecided = ({ item, items, facts }: DecideSheetProps): readonly string[] => {
  const waiting = new Set((facts.incomplete ?? []).map((one) => one.item))
  return items.filter((one) => one.id !== item.id && one.kind === item.kind && waiting.has(one.id)).map(({ id }) => id)
}

const standingOf = (made: Decision | undefined, { from }: Choices): Answers => ({
  ...(made && { kind: made.kind }),
  ...(made?.on !== undefined && { on: made.on }),
  ...Object.fromEntries(
    from.flatMap(({ id }, index) => {
      const chosen = made?.options?.[id]
      return chosen === undefined ? [] : [[`map_${index}`, chosen]]
    }),
  ),
})

function wishOf(all: Answers, { from }: Choices): Wish | null {
  const kind = all['kind'] as DecisionKind | typeof UNDECIDED
  if (kind === UNDECIDED) return null
  return {
    kind,
    ...(kind === 'purge' && { on: String(all['on']) }),
    ...(kind === 'map' && {
      options: Object.fromEntries(from.map(({ id }, index) => [id, String(all[`map_${index}`])])),
    }),
  }
}

/** What is wrong with a decision, at the question that it is about. */
function onForm(error: unknown, { from }: Choices): unknown {
  const { issues } = (error instanceof Problem ? error.details : {}) as { readonly issues?: readonly Issue[] }
  if (!issues) return error
  return problems.answersHaveIssues({
    issues: issues.map(({ code, params = {} }) => {
      const index = from.findIndex(({ id }) => id === params['option'])
      const path = code.startsWith('decision.day') ? 'on' : index >= 0 ? `map_${index}` : 'kind'
      return { path, code, message: said(t(`plan.wrong.${code}`, { option: String(params['option'] ?? '') })) }
    }),
  })
}
