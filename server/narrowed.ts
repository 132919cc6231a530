import { textIn } from '../engine/lib/text-in.ts'
import type { Model, Texts } from '../engine/model.ts'
import { narrowedModel } from '../engine/permissions/narrowed-model.ts'
import type { Asked } from './context.ts'

/** The model as this person may know it, in their language. Made once per role and language. */
export const narrowed = (c: Asked): Model => narrowedModel(c.var.release.model, c.var.actor, c.var.actor.locale)

const texts = new WeakMap<Model, string>()

/** The same as JSON. */
export function narrowedText(c: Asked): string {
  const model = narrowed(c)
  const text = texts.get(model) ?? JSON.stringify(model)
  texts.set(model, text)
  return text
}

/** A text in the language of the answer. */
export function said(c: Asked, texts: Texts | undefined): string {
  const { actor, release } = c.var
  return textIn(texts, actor.locale, release.model.instance.defaultLocale)
}

/** The same under the name of its language. */
export const saidIn = (c: Asked, texts: Texts | undefined): Texts => ({ [c.var.actor.locale]: said(c, texts) })
