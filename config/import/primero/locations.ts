import { optionIdPattern } from '../../schema/parts.ts'
import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import { type Attributes, type Importing, settleRest } from './importing.ts'

const locationAttributes: Attributes = {
  location_code: {},
  placename_i18n: {},
  parent_code: {},
  hierarchy_path: {},
  admin_level: {},
  type: {},
  disabled: { default: false },
  name_i18n: { leftOut: 'the source makes it out of the names of the places above' },
}

const LEVEL = { en: 'Level', ar: 'المستوى', fr: 'Niveau', es: 'Nivel' }

interface Place {
  readonly item: Item
  readonly code: string
  readonly parent: string
  readonly name: Texts
}

/** Places of the extra file as `locations.csv`; gives the names of the levels. */
export function importLocations(importing: Importing): readonly Texts[] {
  const { extra, files, ledger, texts } = importing
  const places = new Map<string, Place>()
  for (const item of extra.get('Location').list()) {
    const code = item.get('location_code').text
    if (places.has(code) || !new RegExp(optionIdPattern).test(code)) {
      item.leftOut('a place needs a code of its own, of letters, digits and `_ . + < > -`')
      ledger.thing({ kind: 'location', at: item.at, name: code, fate: 'left_out', note: 'no code of its own' })
      continue
    }
    places.set(code, { item, code, parent: parentOf(item), name: nameOf(item, code, importing) })
  }
  const levels = new Map<string, number>()
  const levelOf = (code: string, below = 0): number => {
    const parent = places.get(code)?.parent ?? ''
    const level = parent === '' || below > 20 ? 0 : levelOf(parent, below + 1) + 1
    levels.set(code, level)
    return level
  }
  for (const { code, item, parent } of places.values()) {
    if (parent !== '' && !places.has(parent)) {
      places.set(code, { ...(places.get(code) as Place), parent: '' })
      const found = `the place \`${parent}\` above \`${code}\`, which is not there`
      ledger.find({ kind: 'dangling', at: item.at, found, instead: 'a place at the highest level, as the source does' })
    }
  }
  const lines = [...places.values()].map((place) => line(place, levelOf(place.code), importing))
  if (lines.length === 0) return []
  const locales = [...texts.locales]
  const head = ['code', 'parent', 'level', 'retired', ...locales.map((locale) => `name_${locale}`)]
  files.text('locations.csv', [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\n`).join(''))
  return levelNames(places, levels, importing)
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The code of the place above: said outright, or the last but one of the path. */
function parentOf(item: Item): string {
  const said = item.get('parent_code').text
  const path = item.get('hierarchy_path').text.split('.')
  return said || (path.at(-2) ?? '')
}

const nameOf = (item: Item, code: string, { texts }: Importing): Texts =>
  texts.read(item.get('placename_i18n'), `locations/${code}/name`) ?? texts.whole({ en: code })

function line({ item, code, parent, name }: Place, level: number, { texts, ledger }: Importing): readonly string[] {
  const to = `locations/${code}`
  item.get('location_code').carried(`${to}/code`)
  for (const attribute of ['parent_code', 'hierarchy_path']) {
    if (item.get(attribute).isSaid) item.get(attribute).converted(`${to}/parent`, 'the code of the place above')
  }
  item.get('admin_level').converted(`${to}/level`, 'counted from the place above')
  item.get('type').converted('instance/locationLevels', 'the name of the level')
  const isRetired = item.get('disabled').value === true
  if (isRetired) item.get('disabled').converted(`${to}/retired`, 'not offered any more')
  settleRest(item, locationAttributes, 'a location')
  ledger.thing({ kind: 'location', at: item.at, name: code, fate: 'carried', to })
  return [
    code,
    parent,
    String(level),
    isRetired ? 'true' : '',
    ...[...texts.locales].map((locale) => name[locale] ?? ''),
  ]
}

/** The kinds of places of each level, by what the lookup of these kinds calls them. */
function levelNames(
  places: ReadonlyMap<string, Place>,
  levels: ReadonlyMap<string, number>,
  { data, texts }: Importing,
): readonly Texts[] {
  const kinds = data
    .get('Lookup')
    .list()
    .find((item) => item.get('unique_id').value === 'lookup-location-type')
  return Array.from({ length: Math.max(...levels.values()) + 1 }, (_, level) => {
    const kind = [...places.values()].find(({ code }) => levels.get(code) === level)?.item.get('type').text ?? ''
    const named = kinds
      ?.get('lookup_values_i18n')
      .list()
      .find((value) => value.get('id').value === kind)
    const label = named
      ?.get('display_text')
      .entries()
      .flatMap(([locale, { text }]) => (text ? [[locale, text]] : []))
    if (label && label.length > 0) return texts.whole(Object.fromEntries(label))
    if (kind) return texts.whole({ en: inWords(kind) })
    return Object.fromEntries(Object.entries(texts.own(LEVEL)).map(([locale, word]) => [locale, `${word} ${level}`]))
  })
}
