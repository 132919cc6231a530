import { pointerParts } from '../positions.ts'
import { printJson } from '../print-json.ts'
import type { Place } from '../report.ts'
import { textPlace } from '../text-place.ts'
import type { Editor, Json } from './editor.ts'
import { withValue } from './json-edit.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { name, written } from './settings.ts'

interface SetText extends Operation {
  readonly path: string
  readonly locale: string
  readonly text: string | null
}

/** The text of anything in one language, where that language stands now; what is new goes beside the text, or where its language is kept. */
export const setText = defineOperation<SetText>({
  kind: 'set_text',
  properties: { path: { ...name, maxLength: 500 }, locale: name, text: { ...written, type: ['string', 'null'] } },
  required: ['path', 'locale', 'text'],
  apply(editor, { path, locale, text }) {
    const { locales, defaultLocale } = editor.locales()
    if (!locales.includes(locale)) throw new Refused('edit.locale_unknown', { locale })
    const place = textPlace(editor.folder(), path) ?? placeOfNew(editor, path)
    if (!place) throw new Refused('edit.text_unknown', { path })
    const bulk = `i18n/${locale}.json`
    if (editor.source().files.some((file) => file.path === bulk && !isObject(file.json()))) {
      throw new Refused('edit.file_broken', { file: bulk })
    }
    const kept = bulkTexts(editor, bulk)
    if (Object.hasOwn(kept, path)) {
      editor.put(bulk, withValue(editor.textOf(bulk), [path], text ?? undefined))
      return { place: { file: bulk, pointer: '' } }
    }
    const at = pathOf(editor, place)
    const value = valueAt(editor, place)
    if (!isText(value)) throw new Refused('edit.text_unknown', { path })
    if (typeof value === 'string' || value === undefined) {
      if (locale === defaultLocale) put(editor, place.file, at, text ?? undefined)
      else if (text !== null) {
        if (hasBulk(editor, bulk)) putBulk(editor, bulk, path, text)
        else put(editor, place.file, at, { ...(value !== undefined && { [defaultLocale]: value }), [locale]: text })
      }
    } else if (Object.hasOwn(value as object, locale) || text === null || !hasBulk(editor, bulk)) {
      const rest = { ...(value as Json), [locale]: text }
      const isLast = text === null && Object.entries(rest).every(([, one]) => one === null)
      put(editor, place.file, isLast ? at : [...at, locale], text ?? undefined)
    } else putBulk(editor, bulk, path, text)
    return { place }
  },
})

function put(editor: Editor, file: string, at: readonly (string | number)[], value: unknown): void {
  const after = withValue(editor.textOf(file), at, value, ['label', 'help', 'guidance'])
  if (after === editor.textOf(file)) throw new Refused('edit.nothing_changed')
  editor.put(file, after)
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** In one language, in several, or none yet. */
const isText = (value: unknown): boolean =>
  value === undefined ||
  typeof value === 'string' ||
  (isObject(value) && Object.values(value).every((one) => typeof one === 'string'))

const bulkTexts = (editor: Editor, bulk: string): Json =>
  (editor
    .source()
    .files.find(({ path }) => path === bulk)
    ?.json() ?? {}) as Json

/** Whether texts of the language are kept apart from what they belong to. */
const hasBulk = (editor: Editor, bulk: string) => editor.source().files.some(({ path }) => path === bulk)

function putBulk(editor: Editor, bulk: string, path: string, text: string): void {
  const before = editor.textOf(bulk)
  editor.put(bulk, before.trim() === '' ? printJson({ [path]: text }) : withValue(before, [path], text))
}

/** Texts that a thing may have and does not have yet: the nearest that there is leads there. */
function placeOfNew(editor: Editor, path: string): Place | undefined {
  const parts = path.split('/')
  const last = parts.at(-1) ?? ''
  if (!['help', 'guidance', 'description', 'newLabel', 'rowLabel', 'label'].includes(last)) return undefined
  const beside = ['label', 'field', 'id']
    .map((name) => textPlace(editor.folder(), [...parts.slice(0, -1), name].join('/')))
    .find((place) => place !== undefined)
  return beside && { file: beside.file, pointer: `${beside.pointer.slice(0, beside.pointer.lastIndexOf('/'))}/${last}` }
}

function pathOf(editor: Editor, { file, pointer }: Place): (string | number)[] {
  let value: unknown = editor
    .source()
    .files.find(({ path }) => path === file)
    ?.json()
  return pointerParts(pointer).map((part) => {
    const key = Array.isArray(value) ? Number(part) : part
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[key]
    return key
  })
}

function valueAt(editor: Editor, place: Place): unknown {
  let value: unknown = editor
    .source()
    .files.find(({ path }) => path === place.file)
    ?.json()
  for (const part of pathOf(editor, place)) value = (value as Json | undefined)?.[part]
  return value
}
