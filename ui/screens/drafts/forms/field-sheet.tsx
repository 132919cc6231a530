import { createMemo, createSignal, type JSX, Show } from 'solid-js'
import type { Field } from '../../../../engine/model.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { option } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import { ruleControl } from '../rules/rule-control.tsx'
import { said } from '../rules/rule-ground.ts'
import { type Written, wordsIn } from '../words-in.ts'
import {
  differing,
  type FieldJson,
  fieldAnswers,
  fieldQuestions,
  languagesAsked,
  propertiesIn,
  textIn,
  textOperations,
} from './field-questions.ts'
import { kindOfField } from './kinds-of-question.ts'
import { newId } from './new-id.ts'
import { type FieldPlace, settingsOf, textsOf, type Workpiece } from './whole-model.ts'
import { writtenControl } from './written-control.tsx'

/** What a sheet about a field works with. */
function createGround(work: () => Workpiece, subform: () => Field | undefined, self: () => string | undefined) {
  const draft = useDraft()
  const types = draft.things<{ readonly id?: string; readonly label?: Written }>(() => 'record-type')
  const languages = () => languagesAsked(draft.languages(), locale())
  const beside = () => (subform()?.rows?.fields ?? work().type.fields).filter(({ id }) => id !== self())
  const recordTypes = () =>
    (types.value() ?? []).map(({ id, json }) => option(id ?? '', wordsIn(json.label, draft.languages()) || (id ?? '')))
  const settings = () => ({ model: work().model, beside: beside(), recordTypes: recordTypes() })
  const rules = () => ({ ...work(), subform: subform(), self: self() })
  const drawn = () => ({
    visible: ruleControl({ ground: rules(), none: t('forms.visible.always') }),
    required_when: ruleControl({ ground: rules(), none: t('forms.when.none') }),
    readOnly_when: ruleControl({ ground: rules(), none: t('forms.when.none') }),
    calculation: writtenControl(rules()),
  })
  return { draft, languages, settings, drawn, isReady: () => types.value() !== undefined }
}

interface NewFieldProps {
  readonly work: Workpiece
  readonly form: string
  /** In whose rows it is put. */
  readonly subform?: Field | undefined
  /** The kind as it was chosen. */
  readonly kind: string
  readonly type: string
  readonly preset: Readonly<Record<string, unknown>>
  /** All names that are taken. */
  readonly taken: readonly string[]
  readonly onDone: (id: string) => void
  readonly onClose: () => void
}

/** A new question: its words, its settings, when it is shown. */
export const NewFieldSheet = (props: NewFieldProps) => {
  const { draft, languages, settings, drawn, isReady } = createGround(
    () => props.work,
    () => props.subform,
    () => undefined,
  )
  let made = ''
  return (
    <Show when={isReady()}>
      <EditSheet
        heading={t(`forms.kind.${props.kind}`)}
        verb={t('forms.field.add')}
        fields={fieldQuestions(props.type, { ...settings(), isNew: true, languages: languages(), inner: [] }).filter(
          ({ id }) => !Object.keys(props.preset).includes(id.replace('set_', '')),
        )}
        drawn={drawn()}
        standing={{ required_how: 'never', readOnly_how: 'never', whenHidden: 'keep', list_how: 'new' }}
        save={async (_, all) => {
          const [first = 'en'] = languages()
          const { before, properties } = propertiesIn(all, undefined, settings(), first)
          const words = String(all[`label__${first}`] ?? '')
          const given = all['id']
          made = typeof given === 'string' && given !== '' ? given : newId(words, 'question', props.taken)
          const inner = String(all['first'] ?? '')
          const rows =
            inner === ''
              ? {}
              : {
                  fields: [{ id: newId(inner, 'question', []), type: 'text', label: inner }],
                  summary: [newId(inner, 'question', [])],
                }
          const field = {
            ...{ id: made, type: props.type, label: textIn(all, 'label', languages()) },
            ...Object.fromEntries(
              [
                ['help', textIn(all, 'help', languages())],
                ['guidance', all['guidance']],
                ...Object.entries({ ...props.preset, ...properties }),
              ].filter(([, value]) => value !== null && value !== undefined),
            ),
            ...rows,
          }
          const { type: recordType } = props.work
          await draft.perform(...before, {
            ...{ kind: 'add_field', recordType: recordType.id, field },
            ...(props.subform ? { subform: props.subform.id } : { form: props.form }),
          })
        }}
        onDone={() => props.onDone(made)}
        onClose={props.onClose}
      />
    </Show>
  )
}

interface FieldSheetProps {
  readonly work: Workpiece
  readonly place: FieldPlace
  readonly field: Field | undefined
  readonly json: FieldJson
  readonly onClose: () => void
  /** What else can be done with it. */
  readonly children?: JSX.Element
}

/** A question as it is: everything that it says may be changed. */
export const FieldSheet = (props: FieldSheetProps) => {
  const subform = createMemo(() => props.work.type.fields.find(({ id }) => id === props.place.subform))
  const { draft, languages, settings, drawn, isReady } = createGround(
    () => props.work,
    subform,
    () => props.place.field,
  )
  // What stood there when it was opened: the sheet does not change under whoever types.
  const [json] = createSignal(props.json)
  const kind = () => kindOfField(json().type, json())
  return (
    <Show when={isReady()}>
      <EditSheet
        heading={said(props.field?.label, props.work) || json().id}
        verb={t('save')}
        fields={fieldQuestions(json().type, {
          ...settings(),
          languages: languages(),
          standing: json(),
          inner: props.field?.rows?.fields ?? [],
        })}
        drawn={drawn()}
        standing={fieldAnswers(json(), props.field, languages())}
        save={async (changes, all) => {
          const [first = 'en'] = languages()
          const { before, properties } = propertiesIn(all, json(), settings(), first)
          const set = differing(properties, json())
          const operations = [
            ...before,
            ...textOperations(changes, textsOf(props.place), first),
            ...(Object.keys(set).length > 0 ? [{ kind: 'change_field', ...settingsOf(props.place), set }] : []),
          ]
          if (operations.length > 0) await draft.perform(...operations)
        }}
        onDone={() => undefined}
        onClose={props.onClose}
      >
        <p class="forms-kind">
          <Icon name="draft" />
          <span>
            {t(`forms.kind.${kind()}`)} · <bdi dir="ltr">{json().id}</bdi>
          </span>
        </p>
        {props.children}
      </EditSheet>
    </Show>
  )
}
