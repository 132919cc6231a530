/** Settings of field types as questions: out of their JSON Schema, so that a new type or setting is asked for at once. */
import { fieldTypes } from '../../../../engine/fields/index.ts'
import type { Logic } from '../../../../engine/logic/logic.ts'
import type { Field, Model, Option } from '../../../../engine/model.ts'
import { textUnder } from '../../../lib/catalogue.ts'
import { numeral, t } from '../../../lib/t.ts'
import { type Asked, oneOf, option, question, someOf } from '../../settings/parts/questions.ts'
import { said } from '../rules/rule-ground.ts'
import { keyText } from './key-words.ts'

/** Stands for a list of options that is still to be made. */
export const NEW_LOOKUP = '__new'

export interface SettingGround {
  readonly model: Model
  /** Fields that stand beside it. */
  readonly beside: readonly Field[]
  /** Record types by name. */
  readonly recordTypes: readonly Option[]
  /** There is nothing yet: whether a list is to be made is the first thing to be asked. */
  readonly isNew?: boolean
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}

const SET = 'set_'
export const answerOf = (setting: string): string => SET + setting
export const settingOf = (answer: string): string | undefined =>
  answer.startsWith(SET) ? answer.slice(SET.length) : undefined

/** Settings that name a field beside this one, and of which type that is. */
const namesField: Readonly<Record<string, string>> = {
  birthDate: 'date',
  estimated: 'yes-no',
  basis: 'choice',
  upTo: 'age',
}

const labelOf = (setting: string) => textUnder(`forms.setting.${setting}`) ?? keyText(setting)
const helpOf = (setting: string) => textUnder(`forms.setting.${setting}.help`)

export function lookupOptions({ model }: Pick<SettingGround, 'model'>): readonly Option[] {
  return Object.values(model.lookups)
    .map((lookup) => option(lookup.id, said(lookup.label, { model }) || lookup.id))
    .sort((one, other) => (said(one.label, { model }) < said(other.label, { model }) ? -1 : 1))
}

/** The questions about the settings of a type. */
export function settingQuestions(type: string, ground: SettingGround): readonly Asked[] {
  const found = fieldTypes.find((one) => one.type === type)
  if (!found) return []
  const required = new Set(found.requiredSettings ?? [])
  return Object.entries(found.settings).flatMap(([setting, schema]) =>
    questionOf(setting, schema as Schema, required.has(setting), ground),
  )
}

function questionOf(setting: string, schema: Schema, isRequired: boolean, ground: SettingGround): readonly Asked[] {
  const id = answerOf(setting)
  const label = labelOf(setting)
  const help = helpOf(setting)
  const more = { ...(help !== undefined && { help }), ...(isRequired && { required: true as const }) }
  const { model, beside, recordTypes } = ground
  if (setting === 'lookup') {
    const lines = { required: true as const, settings: { long: true }, help: t('forms.options.help') }
    const made = (visible: Logic) => question('new_options', 'text', t('forms.options'), { ...lines, visible })
    if (!ground.isNew) {
      const options = [option(NEW_LOOKUP, t('forms.lookup.new')), ...lookupOptions(ground)]
      return [oneOf(id, label, options, more), made({ '==': [{ var: id }, NEW_LOOKUP] })]
    }
    const ways = [option('new', t('forms.lookup.new')), option('there', t('forms.lookup.there'))]
    return [
      oneOf('list_how', t('forms.lookup.how'), ways, { required: true }),
      made({ '==': [{ var: 'list_how' }, 'new'] }),
      oneOf(id, label, lookupOptions(ground), { ...more, visible: { '==': [{ var: 'list_how' }, 'there'] } }),
    ]
  }
  if (setting === 'recordType') return [oneOf(id, label, recordTypes, more)]
  const beside_type = namesField[setting]
  if (beside_type !== undefined) {
    const fields = beside.filter((field) => field.type === beside_type)
    return [
      oneOf(
        id,
        label,
        fields.map((field) => option(field.id, said(field.label, { model }) || field.id)),
        more,
      ),
    ]
  }
  if (setting === 'levels') {
    const levels = model.instance.locationLevels.map((name, level) =>
      option(String(level), said(name, { model }) || numeral(level)),
    )
    return [someOf(id, label, levels, more)]
  }
  if (schema.enum) {
    return [
      oneOf(
        id,
        label,
        schema.enum.map((one) => option(one, t(`forms.result.${one}`))),
        more,
      ),
    ]
  }
  if (schema.type === 'boolean') return [question(id, 'yes-no', label, more)]
  if (schema.type === 'integer' || schema.type === 'number') {
    const settings = {
      ...(schema.minimum !== undefined && { minimum: schema.minimum }),
      ...(schema.maximum !== undefined && { maximum: schema.maximum }),
      ...(schema.type === 'number' && { decimals: 6 }),
    }
    return [question(id, 'number', label, { ...more, settings })]
  }
  if (schema.format === 'date') return [question(id, 'date', label, more)]
  return [question(id, 'text', label, more)]
}

/** A setting as the answer of its question. */
export function settingAnswer(setting: string, value: unknown, language: string): unknown {
  if (setting === 'levels') return Array.isArray(value) ? value.map(String) : undefined
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return (value as Readonly<Record<string, unknown>>)[language]
  return value
}

/** The answer of a question as the setting; null: it is taken away. */
export function settingValue(setting: string, answer: unknown, standing: unknown, language: string): unknown {
  if (answer === null || answer === undefined || answer === false || (Array.isArray(answer) && answer.length === 0))
    return null
  if (setting === 'levels') return (answer as readonly string[]).map(Number)
  const isTexts = typeof standing === 'object' && standing !== null && !Array.isArray(standing)
  return isTexts ? { ...standing, [language]: answer } : answer
}
