import type { Lookup } from '../../../../engine/model.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { option, question, someOf } from '../../settings/parts/questions.ts'
import type { Answerable } from '../answerable.ts'
import { useDraft } from '../create-draft.ts'
import { tagsIn as partsIn } from '../lookups/lookup-json.ts'
import { type Written, wordsIn } from '../words-in.ts'
import type { FilterJson } from './list-json.ts'

interface FilterSheetProps {
  readonly filter: FilterJson
  readonly of: Answerable | undefined
  readonly lookups: Readonly<Record<string, Lookup>>
  readonly save: (filter: FilterJson) => Promise<void>
  readonly onClose: () => void
}

/** A filter: whether it is shown at once, what it begins with, and the ranges that it offers. */
export const FilterSheet = (props: FilterSheetProps) => {
  const draft = useDraft()
  const { filter, of } = props
  const options = of?.lookup === undefined ? undefined : props.lookups[of.lookup]?.options
  const isRanged = of?.kind === 'age' || of?.kind === 'number'
  const begins = options
    ? someOf(
        'default',
        t('drafts.lists.default'),
        options.map(({ id, label }) => option(id, wordsIn(label as Written, draft.languages()) || id)),
      )
    : question('default', 'text', t('drafts.lists.default'), {
        help: t(of?.kind === 'boolean' ? 'drafts.lists.default.yes_no' : 'drafts.lists.default.help'),
      })
  const save = async (answers: Readonly<Record<string, unknown>>) => {
    const { common: _, default: __, ranges: ___, ...rest } = filter
    const standing = Array.isArray(answers['default']) ? (answers['default'] as string[]) : partsIn(answers['default'])
    const ranges = isRanged ? partsIn(answers['ranges']) : (filter.ranges ?? [])
    await props.save({
      ...rest,
      ...(answers['common'] === true && { common: true }),
      ...(standing.length > 0 && { default: standing }),
      ...(ranges.length > 0 && { ranges }),
    })
  }
  return (
    <EditSheet
      heading={t('drafts.lists.filter', {
        name: wordsIn(filter.label, draft.languages()) || (of?.label ?? filter.field),
      })}
      verb={t('save')}
      fields={[
        question('common', 'yes-no', t('drafts.lists.common'), { help: t('drafts.lists.common.help') }),
        begins,
        ...(isRanged
          ? [question('ranges', 'text', t('drafts.lists.ranges'), { help: t('drafts.lists.ranges.help') })]
          : []),
      ]}
      standing={{
        common: filter.common ?? false,
        default: options ? (filter.default ?? []) : (filter.default ?? []).join(', '),
        ranges: (filter.ranges ?? []).join(', '),
      }}
      save={(_, all) => save(all)}
      onDone={() => undefined}
      onClose={props.onClose}
    />
  )
}
