import { textIn } from '../lib/text-in.ts'
import type { Field, Instance, Rule, Texts } from '../model.ts'

/** Puts everything that people read into one language, under the name of that language. */
export interface Speaker {
  (texts: Texts): Texts
  /** Where there may be no text. */
  maybe<Key extends string>(key: Key, texts: Texts | undefined): { readonly [K in Key]?: Texts }
}

export function speaker(locale: string, { defaultLocale }: Instance): Speaker {
  const say = (texts: Texts): Texts => ({ [locale]: textIn(texts, locale, defaultLocale) })
  const maybe = <Key extends string>(key: Key, texts: Texts | undefined) =>
    (texts ? { [key]: say(texts) } : {}) as { readonly [K in Key]?: Texts }
  return Object.assign(say, { maybe })
}

/** All texts of a field; its settings may hold some (a unit). */
export function fieldInLocale(field: Field, say: Speaker): Field {
  return {
    ...field,
    label: say(field.label),
    ...say.maybe('help', field.help),
    ...say.maybe('guidance', field.guidance),
    settings: Object.fromEntries(
      Object.entries(field.settings).map(([key, value]) => [key, isTexts(value) ? say(value) : value]),
    ),
    rules: field.rules.map((rule) => ruleInLocale(rule, say)),
  }
}

export const ruleInLocale = (rule: Rule, say: Speaker): Rule => ({ ...rule, message: say(rule.message) })

/** The only objects among settings are texts by locale. */
const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string')
