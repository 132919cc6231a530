/** Texts of a thing on a form of its own: a question for each language, and the steps that make of the answers what is to be. */
import type { DraftText, Operation } from '../../data/configuration-drafts.ts'
import { type Asked, textAnswers, texts } from '../settings/parts/questions.ts'

type Answers = Readonly<Record<string, unknown>>
type Said = Readonly<Record<string, string>>

export const textQuestions = (
  id: string,
  label: string,
  languages: readonly string[],
  required = true,
): readonly Asked[] => texts(id, label, languages, { required, settings: { maxLength: 1000 } })

export const textsAt = (rows: readonly DraftText[] | undefined, path: string): Said =>
  rows?.find((row) => row.path === path)?.texts ?? {}

export const answersOf = (id: string, said: Said): Answers => textAnswers(id, said)

/** What the answers say in each language; blank ones are left out. */
export const saidIn = (answers: Answers, id: string, languages: readonly string[]): Said =>
  Object.fromEntries(
    languages.flatMap((tag) => {
      const text = answers[`${id}__${tag}`]
      return typeof text === 'string' && text.trim() !== '' ? [[tag, text.trim()]] : []
    }),
  )

/** A step for each language in which the text is another now. */
export const textSteps = (path: string, before: Said, now: Said, languages: readonly string[]): readonly Operation[] =>
  languages
    .filter((tag) => (before[tag] ?? '') !== (now[tag] ?? ''))
    .map((locale) => ({ kind: 'set_text', path, locale, text: now[locale] ?? null }))
