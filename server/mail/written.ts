/** Texts with places in them, written out: as a line, as plain text and as simple HTML. */
import { directionOf } from '../../engine/lib/direction.ts'
import { oneLine } from './letter.ts'

/** What stands for `{short_id}`, `{type}`, `{actor}`, `{link}` and the like. */
export type Places = Readonly<Record<string, string>>

const PLACE = /\{(\w+)\}/g
/** Signs that isolate text: one in a name would end the isolation around it. */
const ISOLATES = /[\u2066-\u2069]/g
const placed = (places: Places, name: string) =>
  Object.hasOwn(places, name) ? oneLine((places[name] ?? '').replace(ISOLATES, '')) : ''

/** Places that are filled in the language of the text. */
const OF_THE_LANGUAGE: ReadonlySet<string> = new Set(['type', 'instance'])

/** A name in another script must not turn the sentence around it. */
const isolated = (value: string, name: string, locale: string) =>
  directionOf(locale) === 'rtl' && !OF_THE_LANGUAGE.has(name) ? `\u2068${value}\u2069` : value

/** A subject, or a line in the application. */
export const lineOf = (text: string, places: Places): string =>
  oneLine(text.replace(PLACE, (_, name: string) => placed(places, name)))

export const isolatedLineOf = (text: string, places: Places, locale: string): string =>
  oneLine(text.replace(PLACE, (_, name: string) => isolated(placed(places, name), name, locale)))

/** Links stay bare, so that programs find their end. */
export const plainOf = (text: string, places: Places, locale: string): string =>
  text.replace(PLACE, (_, name: string) => {
    const value = placed(places, name)
    return isLink(value) ? value : isolated(value, name, locale)
  })

const isLink = (value: string) => /^https?:\/\//.test(value)

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** Paragraphs, lines and links; nothing else, and nothing that is fetched. */
export function htmlOf(paragraphs: readonly string[], places: Places, locale: string): string {
  const direction = directionOf(locale)
  const written = (text: string) =>
    escaped(text)
      .replace(PLACE, (_, name: string) => {
        const value = escaped(placed(places, name))
        return isLink(value) ? `<a href="${value}" dir="ltr">${value}</a>` : `<bdi>${value}</bdi>`
      })
      .replace(/\r?\n/g, '<br>')
  const body = paragraphs.map((text) => `<p>${written(text)}</p>`).join('\n')
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${direction}">
<head><meta charset="utf-8"></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">
${body}
</body>
</html>
`
}

/** Parts with blank lines between them. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((part) => part.trim())
    .filter(Boolean)
