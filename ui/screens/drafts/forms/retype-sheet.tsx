import { own } from '../../../../engine/lib/own.ts'
import { conversions } from '../../../../engine/migrations/conversions.ts'
import type { Operation } from '../../../data/configuration-drafts.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { type Asked, oneOf, option, question } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import type { FieldJson } from './field-questions.ts'
import { newId, optionsFrom } from './new-id.ts'
import { lookupOptions, NEW_LOOKUP } from './setting-questions.ts'
import { type FieldPlace, settingsOf, type Workpiece } from './whole-model.ts'

/** What a question can become while what was answered is taken along: where no table of words is needed to do so. */
function waysFrom(type: string): readonly { readonly name: string; readonly to: string }[] {
  return Object.entries(conversions).flatMap(([name, { from, to, takesOptions }]) =>
    from.includes(type) && to[0] !== undefined && (!takesOptions || type === 'text') ? [{ name, to: to[0] }] : [],
  )
}

export const canRetype = (type: string): boolean => waysFrom(type).length > 0

const needsLookup = (to: string) => to === 'choice' || to === 'choices'

interface RetypeProps {
  readonly work: Workpiece
  readonly place: FieldPlace
  readonly json: FieldJson
  readonly onClose: () => void
}

/** A question becomes one of another kind; a migration takes along what was answered before. */
export const RetypeSheet = (props: RetypeProps) => {
  const draft = useDraft()
  const ways = waysFrom(props.json.type)
  const keeps = typeof props.json['lookup'] === 'string'
  const lookups = ways.some(({ to }) => needsLookup(to)) && !keeps
  const isChoice = { in: [{ var: 'to' }, ['choice', 'choices']] }
  const fields: readonly Asked[] = [
    oneOf(
      'to',
      t('forms.retype.to'),
      ways.map(({ to }) => option(to, t(`forms.kind.${to}`))),
      { required: true },
    ),
    ...(lookups
      ? [
          oneOf(
            'lookup',
            t('forms.setting.lookup'),
            [option(NEW_LOOKUP, t('forms.lookup.new')), ...lookupOptions(props.work)],
            {
              visible: isChoice,
              required: true,
            },
          ),
          question('new_options', 'text', t('forms.options'), {
            visible: { and: [isChoice, { '==': [{ var: 'lookup' }, NEW_LOOKUP] }] },
            required: true,
            settings: { long: true },
            help: t('forms.options.help'),
          }),
        ]
      : []),
  ]
  /** A field that this draft brings holds no answers yet. */
  const isNew = () =>
    draft
      .whole()
      .steps.some(({ operations }) =>
        operations.some(
          ({ kind, field, recordType, subform }) =>
            kind === 'add_field' &&
            recordType === props.place.recordType &&
            (subform ?? undefined) === props.place.subform &&
            (field as { readonly id?: string }).id === props.place.field,
        ),
      )
  const migrations = draft.things<{ readonly id?: string }>(() => 'migration')
  const save = async (all: Readonly<Record<string, unknown>>) => {
    const to = String(all['to'])
    const way = ways.find((one) => one.to === to)
    const [language = 'en'] = draft.languages()
    const before: Operation[] = []
    let lookup = props.json['lookup']
    if (needsLookup(to) && !keeps) {
      lookup = all['lookup']
      if (lookup === NEW_LOOKUP) {
        lookup = newId(`lookup ${props.place.field}`, 'lookup', Object.keys(props.work.model.lookups))
        const options = optionsFrom(String(all['new_options'] ?? ''), language)
        before.push({ kind: 'add_lookup', id: lookup, label: String(lookup), options })
      }
    }
    const taken = (migrations.value() ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]))
    const step = { kind: 'retype', ...settingsOf(props.place), conversion: way?.name }
    await draft.perform(
      ...before,
      {
        ...{ kind: 'retype_field', ...settingsOf(props.place), type: to },
        ...(needsLookup(to) && { set: { lookup } }),
      },
      ...(isNew()
        ? []
        : [{ kind: 'add_migration', id: newId(`${props.place.field} ${to}`, 'step', taken), steps: [step] }]),
    )
  }
  return (
    <EditSheet
      heading={t('forms.retype')}
      verb={t('forms.retype.do')}
      fields={fields}
      save={(_, all) => save(all)}
      onDone={() => undefined}
      onClose={props.onClose}
    >
      <p>{t('forms.retype.explained')}</p>
      {own({ ...props.json }, 'default') !== undefined && <p>{t('forms.retype.default')}</p>}
    </EditSheet>
  )
}
