import { own } from '../../engine/lib/own.ts'
import { type Html, html, table } from './html.ts'
import type { Writing } from './page.ts'

/** A field's options where they are few, else the way to them. */
export function optionsOf({ model, say }: Writing, id: string): Html {
  const lookup = own(model.lookups, id)
  if (!lookup) return html`<code>${id}</code>`
  const offered = lookup.options.filter(({ retired }) => !retired)
  const link = html`<a href="#lookup-${id}">${say(lookup.label)}</a>`
  return offered.length > 8
    ? html`${link} (${offered.length})`
    : html`${link}: ${offered.map(({ label }) => say(label)).join(' · ')}`
}

export const lookupSections = ({ model, say, terms }: Writing): readonly Html[] =>
  Object.values(model.lookups).map(
    ({ id, label, options }) =>
      html`<h3 id="lookup-${id}">${say(label)} <code>${id}</code></h3>${table(
        [terms.options, terms.id, terms.tags, ''],
        options.map((option) => [
          say(option.label),
          html`<code>${option.id}</code>`,
          (option.tags ?? []).join(', '),
          option.retired ? terms.retired : '',
        ]),
      )}`,
  )
