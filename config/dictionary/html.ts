/** Markup of the dictionary. Whatever comes out of a configuration passes through {@link escaped}. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** Markup that is known to be sound. */
export interface Html {
  readonly html: string
}

type Part = string | number | Html | undefined | readonly Part[]

const markupOf = (part: Part): string => {
  if (part === undefined) return ''
  if (Array.isArray(part)) return part.map(markupOf).join('')
  return typeof part === 'object' ? (part as Html).html : escaped(String(part))
}

/** A template of markup: what is filled in is text, unless it is markup itself. */
export const html = (fixed: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: fixed.map((text, index) => text + markupOf(parts[index])).join(''),
})

/** A table; columns in which no row says anything are left out. */
export function table(head: readonly string[], rows: readonly (readonly Part[])[]): Html {
  const used = head.map((_, at) => rows.some((row) => markupOf(row[at]) !== ''))
  const pick = (parts: readonly Part[]) => parts.filter((_, at) => used[at])
  return html`<table><thead><tr>${pick(head).map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${pick(row).map((part) => html`<td>${part}</td>`)}</tr>\n`)}</tbody></table>\n`
}
