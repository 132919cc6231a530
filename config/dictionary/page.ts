import { directionOf } from '../../engine/lib/direction.ts'
import { textIn } from '../../engine/lib/text-in.ts'
import type { Model } from '../../engine/model.ts'
import { formSections } from './forms.ts'
import { html, table } from './html.ts'
import { dashboardTables, lifeSections } from './life.ts'
import { lookupSections } from './lookups.ts'
import { roleTables } from './roles.ts'
import { STYLE } from './style.ts'
import { type Terms, termsIn } from './terms.ts'

/** What the parts of the dictionary are written with. */
export interface Writing {
  readonly model: Model
  readonly locale: string
  readonly terms: Terms
  /** A text in the dictionary's language, else in the default one. */
  say(texts: Readonly<Record<string, string>> | undefined): string
}

/**
 * A printable page about everything that a configuration asks, offers and allows, in one language: whole in itself,
 * without a script or a picture, and the same for the same configuration.
 */
export function dictionaryPage(model: Model, locale: string): string {
  const { instance } = model
  const terms = termsIn(locale)
  const writing: Writing = { model, locale, terms, say: (texts) => textIn(texts, locale, instance.defaultLocale) }
  const { say } = writing
  const types = Object.values(model.recordTypes)
  const page = html`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${say(instance.name)}: ${terms.title}</title><style>${{ html: STYLE }}</style></head>
<body>
<header><h1>${say(instance.name)}</h1>
<p>${terms.title} · ${terms.version} ${instance.version} · <code>${model.hash.slice(0, 12)}</code></p></header>
${overview(writing)}
<nav><h2>${terms.contents}</h2><ul>${types.map(
    (type) => html`<li><a href="#type-${type.id}">${say(type.labelPlural)}</a>
<ul>${type.forms.map((form) => html`<li><a href="#form-${type.id}-${form.id}">${say(form.label)}</a></li>`)}</ul></li>`,
  )}<li><a href="#lookups">${terms.lookups}</a></li><li><a href="#home">${terms.home}</a></li><li><a href="#roles">${terms.roles}</a></li></ul></nav>
${types.map((type) => html`${formSections(writing, type)}${lifeSections(writing, type)}`)}
<section id="lookups"><h2>${terms.lookups}</h2>${lookupSections(writing)}</section>
<section id="home"><h2>${terms.home}</h2>${dashboardTables(writing)}</section>
<section id="roles"><h2>${terms.roles}</h2>${roleTables(writing)}</section>
</body></html>
`
  return page.html
}

function overview({ model, terms, say }: Writing) {
  const types = Object.values(model.recordTypes)
  const subforms = (type: (typeof types)[number]) => type.fields.filter(({ rows }) => rows)
  return html`${table(
    ['', terms.forms, terms.fields, terms.rows],
    types.map((type) => [
      say(type.labelPlural),
      type.forms.length,
      type.fields.length + subforms(type).reduce((sum, { rows }) => sum + (rows?.fields.length ?? 0), 0),
      subforms(type).length,
    ]),
  )}${table(
    [terms.programmes, terms.id],
    model.instance.programmes.map(({ id, name }) => [say(name), html`<code>${id}</code>`]),
  )}${table(
    [terms.places, terms.count],
    model.instance.locationLevels.map((name, level) => [
      say(name),
      model.locations.filter((place) => place.level === level).length,
    ]),
  )}`
}
