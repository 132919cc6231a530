import type { Field, Option, Texts } from '../../../../engine/model.ts'
import { languageName } from '../../../lib/languages.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'

/** A question of an administrator's form; one with options brings them along. */
export interface Asked extends Field {
  readonly options?: readonly Option[]
}

interface More extends Partial<Pick<Field, 'required' | 'readOnly' | 'settings' | 'visible'>> {
  readonly help?: string | undefined
}

/** In the reader's language, in which alone screens speak. */
export const said = (text: string): Texts => ({ [locale()]: text })

export function question(id: string, type: string, label: string, { help, settings = {}, ...more }: More = {}): Asked {
  return {
    ...{ id, type, label: said(label), whenHidden: 'keep', rules: [], settings },
    ...(help !== undefined && { help: said(help) }),
    ...more,
  }
}

export const option = (id: string, label: string): Option => ({ id, label: said(label) })

export function oneOf(id: string, label: string, options: readonly Option[], more: More = {}): Asked {
  return { ...question(id, 'choice', label, { ...more, settings: { lookup: id } }), options }
}

export function someOf(id: string, label: string, options: readonly Option[], more: More = {}): Asked {
  return { ...question(id, 'choices', label, { ...more, settings: { lookup: id } }), options }
}

const PER_LANGUAGE = '__'

/** The same text in each language, the instance's own first: only that must be there. */
export const texts = (
  id: string,
  label: string,
  locales: readonly string[],
  { required, help, ...more }: More = {},
): readonly Asked[] =>
  locales.map((tag, index) =>
    question(
      `${id}${PER_LANGUAGE}${tag}`,
      'text',
      t('admin.in_language', { name: label, language: languageName(tag) }),
      {
        ...more,
        ...(index === 0 && { help, ...(required === true && { required }) }),
      },
    ),
  )

/** Texts as the answers of their questions. */
export const textAnswers = (id: string, said: Texts | null | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(said ?? {}).map(([tag, text]) => [`${id}${PER_LANGUAGE}${tag}`, text]))

/** Answers with the texts among them put together again. */
export function withTexts(
  answers: Readonly<Record<string, unknown>>,
  standing: Readonly<Record<string, Texts | null | undefined>>,
): Readonly<Record<string, unknown>> {
  const whole: Record<string, unknown> = {}
  for (const [id, value] of Object.entries(answers)) {
    const [name = '', tag] = id.split(PER_LANGUAGE)
    if (tag === undefined) whole[name] = value
    else whole[name] = without({ ...standing[name], ...(whole[name] as Texts | undefined), [tag]: value as string })
  }
  return whole
}

const without = (texts: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null && text !== ''))

/** Where an issue of the server stands on the form: a text's is at the text of its language. */
export function pathOnForm(path: string, fields: readonly Asked[]): string {
  const bare = path.replace(/^data\./, '')
  const ids = fields.map(({ id }) => id)
  const inLanguage = bare.replace('.', PER_LANGUAGE)
  return (
    ids.find((id) => id === bare || id === inLanguage) ??
    ids.find((id) => id.startsWith(`${bare}${PER_LANGUAGE}`)) ??
    ids.find((id) => id === bare.replace('.', '_') || id.startsWith(`${bare}_`)) ??
    ids.find((id) => bare.startsWith(`${id}.`) || bare.startsWith(`${id}[`)) ??
    bare
  )
}
