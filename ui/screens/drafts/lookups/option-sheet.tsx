import type { DraftText, Operation } from '../../../data/configuration-drafts.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { question } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import { newId } from '../forms/new-id.ts'
import { answersOf, saidIn, textQuestions, textSteps, textsAt } from '../text-steps.ts'
import { wordsIn } from '../words-in.ts'
import { type OptionJson, tagsIn } from './lookup-json.ts'

interface OptionSheetProps {
  readonly lookup: string
  /** Absent: a new one. */
  readonly option: OptionJson | undefined
  readonly options: readonly OptionJson[]
  readonly texts: readonly DraftText[]
  readonly onClose: () => void
}

/** An option: its words in all languages, its tags, whether it is still offered. */
export const OptionSheet = (props: OptionSheetProps) => {
  const draft = useDraft()
  const { lookup, option, options } = props
  const languages = draft.languages()
  const pathOf = (id: string) => `lookups/${lookup}/options/${id}/label`
  const before = option ? textsAt(props.texts, pathOf(option.id)) : {}
  const known = [...new Set(options.flatMap(({ tags = [] }) => tags))]
  const tags = question('tags', 'text', t('drafts.lookups.tags'), {
    help: known.length > 0 ? t('drafts.lookups.tags.known', { tags: known.join(', ') }) : t('drafts.lookups.tags.help'),
  })

  async function add(answers: Readonly<Record<string, unknown>>): Promise<void> {
    const said = saidIn(answers, 'label', languages)
    const first = said[languages[0] ?? 'en'] ?? ''
    const typed = String(answers['id'] ?? '').trim()
    const id =
      typed ||
      newId(
        first,
        'option',
        options.map((one) => one.id),
      )
    const given = tagsIn(answers['tags'])
    await draft.perform(
      { kind: 'add_option', lookup, option: { id, label: first, ...(given.length > 0 && { tags: given }) } },
      ...textSteps(pathOf(id), { [languages[0] ?? 'en']: first }, said, languages),
    )
  }

  async function change({ id, ...was }: OptionJson, answers: Readonly<Record<string, unknown>>): Promise<void> {
    const now = tagsIn(answers['tags'])
    const retired = answers['retired'] === true
    const isOther = now.join() !== (was.tags ?? []).join() || retired !== (was.retired ?? false)
    const operations: readonly Operation[] = [
      ...textSteps(pathOf(id), before, saidIn(answers, 'label', languages), languages),
      ...(isOther ? [{ kind: 'change_option', lookup, option: id, tags: now, retired }] : []),
    ]
    if (operations.length > 0) await draft.perform(...operations)
  }

  return (
    <EditSheet
      heading={option ? wordsIn(option.label, languages) || option.id : t('drafts.lookups.add')}
      verb={t(option ? 'save' : 'drafts.add')}
      fields={[
        ...textQuestions('label', t('drafts.words'), languages),
        tags,
        ...(option
          ? [question('retired', 'yes-no', t('drafts.lookups.retired'), { help: t('drafts.lookups.retire.help') })]
          : [question('id', 'text', t('drafts.id'), { help: t('drafts.id.help'), settings: { maxLength: 60 } })]),
      ]}
      standing={
        option
          ? { ...answersOf('label', before), tags: (option.tags ?? []).join(', '), retired: option.retired ?? false }
          : {}
      }
      save={(_, all) => (option ? change(option, all) : add(all))}
      onDone={() => undefined}
      onClose={props.onClose}
    />
  )
}
