import { createSignal, Show } from 'solid-js'
import { equal } from '../../../../engine/lib/equal.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { Form } from '../../../../engine/model.ts'
import type { Operation } from '../../../data/configuration-drafts.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { type Asked, oneOf, option, question, someOf, textAnswers, texts } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import { ruleControl } from '../rules/rule-control.tsx'
import { said } from '../rules/rule-ground.ts'
import { languagesAsked, logicIn, textIn } from './field-questions.ts'
import { newId } from './new-id.ts'
import type { Workpiece } from './whole-model.ts'

const NEW_GROUP = '__new'

interface FormSheetProps {
  readonly work: Workpiece
  /** Absent: a new one. */
  readonly form?: Form
  /** As it is written. */
  readonly json?: Readonly<Record<string, unknown>>
  /** In which a new one is put. */
  readonly group?: string | undefined
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** A form: what it is called, where it stands, whom it concerns, when it is shown. */
export const FormSheet = (props: FormSheetProps) => {
  const draft = useDraft()
  const [standing] = createSignal(props.json ?? {})
  const languages = () => languagesAsked(draft.languages(), locale())
  const groups = () => [
    ...props.work.type.groups.map(({ id, label }) => option(id, said(label, props.work) || id)),
    option(NEW_GROUP, t('forms.group.new')),
  ]
  const programmes = () =>
    props.work.model.instance.programmes
      .filter(({ id }) => props.work.type.programmes.includes(id))
      .map(({ id, name }) => option(id, said(name, props.work) || id))
  const fields = (): readonly Asked[] => [
    ...texts('label', t('forms.form.label'), languages(), { required: true }),
    ...texts('description', t('forms.form.description'), languages()),
    oneOf('group', t('forms.form.group'), groups(), { required: true }),
    question('group_label', 'text', t('forms.group.label'), {
      required: true,
      visible: { '==': [{ var: 'group' }, NEW_GROUP] },
    }),
    ...(programmes().length > 1
      ? [someOf('programmes', t('forms.form.programmes'), programmes(), { help: t('forms.form.programmes.help') })]
      : []),
    question('visible', 'text', t('forms.form.visible'), { settings: { long: true } }),
    ...(props.form
      ? []
      : [question('id', 'text', t('forms.id'), { help: t('forms.id.help'), settings: { maxLength: 60 } })]),
  ]
  const visible = own(standing(), 'visible')
  const save = async (changes: Readonly<Record<string, unknown>>, all: Readonly<Record<string, unknown>>) => {
    const { type } = props.work
    const [first = 'en'] = languages()
    const before: Operation[] = []
    let group = String(all['group'])
    if (group === NEW_GROUP) {
      const label = String(all['group_label'] ?? '')
      group = newId(
        label,
        'group',
        type.groups.map(({ id }) => id),
      )
      before.push({ kind: 'add_form_group', recordType: type.id, id: group, label })
    }
    const chosen = all['programmes']
    const facts = {
      group,
      visible: logicIn(all, 'visible'),
      programmes: Array.isArray(chosen) && chosen.length > 0 ? chosen : undefined,
    }
    if (!props.form) {
      const given = all['id']
      const label = String(all[`label__${first}`] ?? '')
      const taken = type.forms.map(({ id }) => id)
      made = typeof given === 'string' && given !== '' ? given : newId(label, 'form', taken)
      const said = { label: textIn(all, 'label', languages()), description: textIn(all, 'description', languages()) }
      const form = Object.fromEntries(Object.entries({ ...said, ...facts }).filter(([, value]) => value !== undefined))
      return void (await draft.perform(...before, { kind: 'add_form', recordType: type.id, id: made, ...form }))
    }
    made = props.form.id
    const set = Object.fromEntries(
      Object.entries(facts)
        .filter(([name, value]) => !equal(value ?? null, standing()[name] ?? null))
        .map(([name, value]) => [name, value ?? null]),
    )
    const words = Object.entries(changes).flatMap(([answer, value]): readonly Operation[] => {
      const [name = '', tag] = answer.split('__')
      if (tag === undefined) return []
      return [{ kind: 'set_text', path: `forms/${type.id}/${made}/${name}`, locale: tag, text: value ?? null }]
    })
    const changed = Object.keys(set).length > 0
    const operations = [
      ...before,
      ...words,
      ...(changed ? [{ kind: 'change_form', recordType: type.id, form: made, set }] : []),
    ]
    if (operations.length > 0) await draft.perform(...operations)
  }
  let made = ''
  return (
    <Show when={languages().length > 0}>
      <EditSheet
        heading={t(props.form ? 'forms.form.edit' : 'forms.form.new')}
        verb={t(props.form ? 'save' : 'forms.form.add')}
        fields={fields()}
        drawn={{ visible: ruleControl({ ground: { ...props.work }, none: t('forms.visible.always') }) }}
        standing={{
          ...textAnswers('label', props.form?.label),
          ...textAnswers('description', props.form?.description),
          group: props.form?.group ?? props.group ?? props.work.type.groups[0]?.id,
          programmes: standing()['programmes'],
          visible: visible === undefined ? undefined : JSON.stringify(visible),
        }}
        save={save}
        onDone={() => props.onDone(made)}
        onClose={props.onClose}
      />
    </Show>
  )
}
