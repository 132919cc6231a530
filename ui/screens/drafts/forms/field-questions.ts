/** What is asked about a field, and what the answers come to as operations of the draft. */
import { fieldTypes } from '../../../../engine/fields/index.ts'
import { equal } from '../../../../engine/lib/equal.ts'
import type { Logic } from '../../../../engine/logic/logic.ts'
import type { Field } from '../../../../engine/model.ts'
import { Problem } from '../../../../engine/problems.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import type { Operation } from '../../../data/configuration-drafts.ts'
import { t } from '../../../lib/t.ts'
import { type Asked, oneOf, option, question, someOf, texts } from '../../settings/parts/questions.ts'
import { UNFINISHED } from '../rules/rule-control.tsx'
import { said } from '../rules/rule-ground.ts'
import { byLanguage, type Written } from '../words-in.ts'
import { newId, optionsFrom } from './new-id.ts'
import {
  answerOf,
  NEW_LOOKUP,
  type SettingGround,
  settingAnswer,
  settingOf,
  settingQuestions,
  settingValue,
} from './setting-questions.ts'

/** A field as it is written. */
export type FieldJson = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string }

/** Texts are asked for in the language that must be there, and in the reader's own. */
export const languagesAsked = (languages: readonly string[], mine: string): readonly string[] =>
  languages.filter((tag, index) => index === 0 || tag === mine)

const long = (id: string, label: string) => question(id, 'text', label, { settings: { long: true } })
const isMore: Logic = { '==': [{ var: 'more' }, true] }

function wordQuestions(type: string, languages: readonly string[]): readonly Asked[] {
  const isWords = type === 'heading' || type === 'note'
  return [
    ...texts('label', t(isWords ? 'forms.field.words' : 'forms.field.label'), languages, { required: true }),
    ...texts('help', t('forms.field.help'), languages),
  ]
}

/** Whether, and when, an answer is needed or may be changed. */
const whether = (id: string, label: string, never: string, always: string, more: { readonly visible?: Logic } = {}) => [
  oneOf(`${id}_how`, label, [option('never', never), option('always', always), option('when', t('forms.field.when'))], {
    required: true,
    ...more,
  }),
  {
    ...long(`${id}_when`, t('forms.field.when.label')),
    visible: more.visible
      ? { and: [more.visible, { '==': [{ var: `${id}_how` }, 'when'] }] }
      : { '==': [{ var: `${id}_how` }, 'when'] },
  } satisfies Asked,
]

interface Wishes extends SettingGround {
  readonly languages: readonly string[]
  /** Absent: it is to be made. */
  readonly standing?: FieldJson
  readonly inner: readonly Field[]
}

/** All questions about a field of a type. */
export function fieldQuestions(type: string, { languages, standing, inner, ...ground }: Wishes): readonly Asked[] {
  const kind = fieldTypes.find((one) => one.type === type)
  const hasValue = kind?.kind !== 'none'
  const isWorkedOut = kind?.control === 'output'
  const isRows = kind?.kind === 'rows'
  return [
    ...wordQuestions(type, languages),
    ...settingQuestions(type, ground),
    ...(isRows ? rowQuestions(standing, inner, ground) : []),
    ...(isWorkedOut || standing?.['calculation'] !== undefined
      ? [{ ...long('calculation', t('forms.field.calculation')), ...(isWorkedOut && { required: true as const }) }]
      : []),
    ...(hasValue && !isWorkedOut
      ? whether(
          'required',
          t('forms.field.required'),
          t('forms.field.required.never'),
          t('forms.field.required.always'),
        )
      : []),
    long('visible', t('forms.field.visible')),
    ...(hasValue && !isWorkedOut
      ? [
          question('more', 'yes-no', t('forms.field.more')),
          { ...long('guidance', t('forms.field.guidance')), visible: isMore },
          ...whether(
            'readOnly',
            t('forms.field.read_only'),
            t('forms.field.read_only.never'),
            t('forms.field.read_only.always'),
            { visible: isMore },
          ),
          ...defaultQuestion(type, standing, ground),
          oneOf(
            'whenHidden',
            t('forms.field.when_hidden'),
            [option('keep', t('forms.field.when_hidden.keep')), option('clear', t('forms.field.when_hidden.clear'))],
            { visible: isMore, required: true },
          ),
        ]
      : []),
    ...(standing === undefined
      ? [question('id', 'text', t('forms.id'), { help: t('forms.id.help'), settings: { maxLength: 60 } })]
      : []),
  ]
}

function rowQuestions(standing: FieldJson | undefined, inner: readonly Field[], ground: SettingGround) {
  return [
    question('rows_label', 'text', t('forms.rows.label'), { help: t('forms.rows.label.help') }),
    question('rows_maximum', 'number', t('forms.rows.maximum'), { settings: { minimum: 1, maximum: 1000 } }),
    standing === undefined
      ? question('first', 'text', t('forms.rows.first'), { required: true, help: t('forms.rows.first.help') })
      : someOf(
          'rows_summary',
          t('forms.rows.summary'),
          inner.map((field) => option(field.id, said(field.label, ground) || field.id)),
        ),
  ]
}

/** What a new record begins with: only what is plain to ask for. */
function defaultQuestion(type: string, standing: FieldJson | undefined, { model }: SettingGround): readonly Asked[] {
  const label = t('forms.field.default')
  if (['text', 'number', 'yes-no', 'date'].includes(type))
    return [question('default', type, label, { visible: isMore })]
  const lookup = standing && model.lookups[String(standing['lookup'])]
  if (type !== 'choice' || !lookup) return []
  const options = lookup.options
    .filter(({ retired }) => !retired)
    .map((one) => option(one.id, said(one.label, { model }) || one.id))
  return [oneOf('default', label, options, { visible: isMore })]
}

const howOf = (value: unknown) => (value === undefined ? 'never' : value === true ? 'always' : 'when')
const written = (logic: unknown): string | undefined => (logic === undefined ? undefined : JSON.stringify(logic))
const whenOf = (value: unknown) => (value === true ? undefined : written(value))

const perLanguage = (id: string, text: Written, languages: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(byLanguage(text, languages)).map(([tag, said]) => [`${id}__${tag}`, said]))

/** What stands in the questions. Words come as they are read, wherever they are written. */
export function fieldAnswers(json: FieldJson, field: Field | undefined, languages: readonly string[]): Answers {
  const { label, help, guidance, required, readOnly, visible, calculation, whenHidden, rowLabel } = json
  const [first = 'en'] = languages
  const plain = json['default']
  return {
    ...perLanguage('label', field?.label ?? (label as Written), languages),
    ...perLanguage('help', field?.help ?? (help as Written), languages),
    guidance: (field?.guidance ?? byLanguage(guidance as Written, languages))[first],
    ...Object.fromEntries(
      Object.entries(json).map(([name, value]) => [answerOf(name), settingAnswer(name, value, first)]),
    ),
    required_how: howOf(required),
    required_when: whenOf(required),
    readOnly_how: howOf(readOnly),
    readOnly_when: whenOf(readOnly),
    visible: written(visible),
    calculation: written(calculation),
    whenHidden: whenHidden ?? 'keep',
    ...(typeof plain !== 'object' && { default: plain }),
    rows_label: byLanguage(rowLabel as Written, languages)[first],
    rows_maximum: json['maximum'],
    rows_summary: json['summary'],
  }
}

const refuse = (path: string, code: string): never => {
  throw new Problem('invalid', 'draft.refused', { issues: [{ path, code }] })
}

/** The condition that stands in an answer; what is unfinished is refused at its question. */
export function logicIn(all: Answers, id: string): Logic | undefined {
  const text = all[id]
  if (text === UNFINISHED) return refuse(id, 'rule.unfinished')
  return typeof text === 'string' ? (JSON.parse(text) as Logic) : undefined
}

function whetherIn(all: Answers, id: string): Logic | undefined {
  const how = all[`${id}_how`]
  if (how !== 'when') return how === 'always' ? true : undefined
  return logicIn(all, `${id}_when`) ?? refuse(`${id}_when`, 'rule.unfinished')
}

export interface Made {
  /** What has to be there before the field is. */
  readonly before: readonly Operation[]
  /** All that the answers say besides texts; null: it is not there. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** What the answers make of a field: its properties without its texts, and the lookup that it brings along. */
export function propertiesIn(
  all: Answers,
  standing: FieldJson | undefined,
  ground: SettingGround,
  language: string,
): Made {
  const before: Operation[] = []
  const properties: Record<string, unknown> = {}
  for (const [answer, value] of Object.entries(all)) {
    const setting = settingOf(answer)
    if (setting === undefined || !isAsked(standing, setting)) continue
    properties[setting] = settingValue(setting, value, standing?.[setting], language)
  }
  if (typeof all['new_options'] === 'string' && (all['list_how'] === 'new' || properties['lookup'] === NEW_LOOKUP)) {
    const label = String(all[`label__${language}`] ?? '')
    const id = newId(`lookup ${label}`, 'lookup', Object.keys(ground.model.lookups))
    before.push({ kind: 'add_lookup', id, label, options: optionsFrom(String(all['new_options'] ?? ''), language) })
    properties['lookup'] = id
  }
  if ('required_how' in all) properties['required'] = whetherIn(all, 'required') ?? null
  if ('readOnly_how' in all) properties['readOnly'] = whetherIn(all, 'readOnly') ?? null
  properties['visible'] = logicIn(all, 'visible') ?? null
  if (all['calculation'] !== undefined) properties['calculation'] = logicIn(all, 'calculation') ?? null
  if ('whenHidden' in all) properties['whenHidden'] = all['whenHidden'] === 'clear' ? 'clear' : null
  if ('default' in all) properties['default'] = all['default'] ?? null
  if (standing === undefined || standing['fields'] !== undefined)
    for (const [answer, name] of Object.entries(ofRows))
      if (answer in all) properties[name] = settingValue(name, all[answer], standing?.[name], language)
  return { before, properties }
}

const ofRows: Readonly<Record<string, string>> = {
  rows_label: 'rowLabel',
  rows_maximum: 'maximum',
  rows_summary: 'summary',
}

/** Standing answers hold every property under the name of a setting; only those of the type are settings. */
const notSettings = new Set([
  ...['id', 'type', 'label', 'help', 'guidance', 'required', 'visible', 'readOnly', 'default', 'whenHidden'],
  ...['calculation', 'optionFilter', 'rules', 'fields', 'summary', 'filterable', 'rowLabel', 'sortBy'],
])

const isAsked = (standing: FieldJson | undefined, setting: string): boolean => {
  if (notSettings.has(setting)) return false
  const type = fieldTypes.find((one) => one.type === standing?.type)
  return type === undefined || Object.hasOwn(type.settings, setting)
}

/** Only what is otherwise than it stands. */
export const differing = (
  properties: Readonly<Record<string, unknown>>,
  standing: FieldJson,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(properties).filter(([name, value]) => !equal(value ?? null, standing[name] ?? null)),
  )

/** Texts that changed, each in its language. */
export function textOperations(changes: Answers, path: string, language: string): readonly Operation[] {
  return Object.entries(changes).flatMap(([answer, value]): readonly Operation[] => {
    const [name = '', tag] = answer.split('__')
    if (answer === 'guidance')
      return [{ kind: 'set_text', path: `${path}/guidance`, locale: language, text: value ?? null }]
    if (tag === undefined || !['label', 'help'].includes(name)) return []
    return [{ kind: 'set_text', path: `${path}/${name}`, locale: tag, text: value ?? null }]
  })
}

/** Texts of something new: in one language as they are, in several by language. */
export function textIn(all: Answers, name: string, languages: readonly string[]): Written {
  const said = Object.fromEntries(
    languages.flatMap((tag) => {
      const text = all[`${name}__${tag}`]
      return typeof text === 'string' && text !== '' ? [[tag, text]] : []
    }),
  )
  const [first = 'en'] = languages
  const tags = Object.keys(said)
  if (tags.length === 0) return undefined
  return tags.length === 1 && tags[0] === first ? said[first] : said
}
