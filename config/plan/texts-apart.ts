/** What people read, apart from what the engine does. */
import type { Texts } from '../../engine/model.ts'

/** Properties under which texts by locale stand. */
const NAMES: ReadonlySet<string> = new Set([
  ...['label', 'labelPlural', 'newLabel', 'help', 'guidance', 'description', 'message', 'rowLabel', 'name'],
  ...['notice', 'text', 'subject', 'body', 'signInHelp'],
])
/** Objects whose own properties may be texts, whatever they are called. */
const HOLDERS: ReadonlySet<string> = new Set(['settings'])

export interface Apart {
  /** By path. */
  readonly texts: ReadonlyMap<string, Texts>
  readonly bare: unknown
}

/** The value without its texts, and the texts by path; only what has no keys but locales is one. */
export function textsApart(value: unknown, locales: ReadonlySet<string>): Apart {
  const texts = new Map<string, Texts>()
  const walk = (part: unknown, path: string, holder: string): unknown => {
    if (Array.isArray(part)) return part.map((member, index) => walk(member, `${path}/${index}`, ''))
    if (typeof part !== 'object' || part === null) return part
    const kept: Record<string, unknown> = {}
    for (const [key, inner] of Object.entries(part)) {
      if (inner === undefined) continue
      const here = path === '' ? key : `${path}/${key}`
      const isText = (NAMES.has(key) || HOLDERS.has(holder)) && isTexts(inner, locales)
      if (isText) texts.set(here, inner as Texts)
      else kept[key] = walk(inner, here, key)
    }
    return kept
  }
  return { bare: walk(value, '', ''), texts }
}

const isTexts = (value: unknown, locales: ReadonlySet<string>): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([key, text]) => locales.has(key) && typeof text === 'string')
