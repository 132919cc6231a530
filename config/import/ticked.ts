import type { TextReader } from './texts.ts'

const TICK_NEEDED = {
  en: 'This has to be ticked.',
  ar: 'يجب تحديد هذا الخيار.',
  fr: 'Cette case doit être cochée.',
  es: 'Hay que marcar esta casilla.',
}

/** The rule of a box that has to be ticked, not only answered. */
export const tickedRule = (id: string, texts: TextReader): Readonly<Record<string, unknown>> => ({
  id: 'ticked',
  holds: { '==': [{ var: id }, true] },
  message: texts.written(texts.own(TICK_NEEDED)),
})
