import { nearest } from '../../engine/lib/nearest.ts'
import type { Source } from '../source.ts'
import { catalogueOf, type Known } from './catalogue.ts'
import { thingNamedAt } from './in-names.ts'
import { isSame, nameOf } from './thing.ts'
import type { Around } from './use.ts'

/** What somebody meant by a word or by a place in a file; else what is near. */
export type Found =
  | { readonly known: Known; readonly others: readonly Known[] }
  | { readonly suggestions: readonly string[] }

/**
 * Finds a thing by its name (`sex`, `case.sex`, `lookup_gender/female`), or by a place: a file with a JSON pointer or an
 * id behind `#`. Of several with one name the first is told, the others are named.
 */
export function findThing({ folder, source }: Pick<Around, 'folder' | 'source'>, asked: string): Found {
  const catalogue = catalogueOf(folder)
  const [file = '', inside] = asked.split('#')
  const matches =
    inside === undefined ? named(catalogue, asked) : placed(catalogue, source, file.replace(/^\.\//, ''), inside)
  const [known, ...others] = matches
  if (known) return { known, others }
  return { suggestions: near(catalogue, inside === undefined || inside.startsWith('/') ? asked : inside) }
}

/** The last parts of its name will do. */
const named = (catalogue: readonly Known[], asked: string) => {
  const exact = catalogue.filter(({ thing }) => nameOf(thing) === asked || thing.id === asked)
  return exact.length > 0
    ? exact
    : catalogue.filter(({ thing }) => /[./]/.test(asked) && nameOf(thing).endsWith(`.${asked}`))
}

/** What stands at the place, or around it; an id also of what the file only names. */
function placed(catalogue: readonly Known[], source: Source, file: string, inside: string): readonly Known[] {
  const here = catalogue.filter(({ place }) => place.file === file)
  if (!inside.startsWith('/')) {
    const inFile = here.filter(({ thing }) => thing.id === inside)
    const [, recordType] = file.split('/')
    const elsewhere = named(catalogue, inside)
    const sameType = elsewhere.filter(({ thing }) => 'recordType' in thing && thing.recordType === recordType)
    return inFile.length > 0 ? inFile : sameType.length > 0 ? sameType : elsewhere
  }
  const text = source.files.find(({ path }) => path === file)
  const thing = text && thingNamedAt(text, inside)
  const meant = thing && catalogue.filter((known) => isSame(known.thing, thing))
  if (meant && meant.length > 0) return meant
  return here
    .filter(({ place: { pointer } }) => inside === pointer || inside.startsWith(`${pointer}/`))
    .sort((one, other) => other.place.pointer.length - one.place.pointer.length)
    .slice(0, 1)
}

const MOST = 5

/** Names that hold the word, then those whose last part is nearest to it. */
function near(catalogue: readonly Known[], asked: string): readonly string[] {
  const byId = new Map<string, string>()
  for (const { thing } of catalogue) if (!byId.has(thing.id)) byId.set(thing.id, nameOf(thing))
  const last = asked.split(/[./#]/).at(-1) ?? asked
  const found: string[] = []
  const take = (id: string) => {
    found.push(byId.get(id) ?? id)
    byId.delete(id)
  }
  for (const id of [...byId.keys()]) if (last.length > 2 && id.includes(last) && found.length < MOST) take(id)
  while (found.length < MOST) {
    const next = nearest(last, byId.keys())
    if (next === undefined) break
    take(next)
  }
  return found
}
