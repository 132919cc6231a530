import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { shippedLocales } from '../../ui/lib/locale.ts'
import { spec } from '../lib/spec.ts'

const FOLDER = join('ui', 'locales')
const PLURAL = /\.(zero|one|two|few|many|other)$/

type Catalogue = Readonly<Record<string, string>>

const areas = readdirSync(join(FOLDER, 'en')).filter((file) => file.endsWith('.json'))
const catalogueOf = (locale: string, area: string) =>
  JSON.parse(readFileSync(join(FOLDER, locale, area), 'utf8')) as Catalogue
const baseOf = (key: string) => key.replace(PLURAL, '')
/** Keys that come in plural forms: those with an `.other`. */
const pluralsOf = (catalogue: Catalogue) =>
  new Set(Object.keys(catalogue).flatMap((key) => (key.endsWith('.other') ? [key.slice(0, -'.other'.length)] : [])))
const basesOf = (catalogue: Catalogue) => {
  const plurals = pluralsOf(catalogue)
  return [...new Set(Object.keys(catalogue).map((key) => (plurals.has(baseOf(key)) ? baseOf(key) : key)))].sort()
}
const slotsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join()

const sources = readdirSync('ui', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join('ui', file), 'utf8'))
const english = Object.assign({}, ...areas.map((area) => catalogueOf('en', area))) as Catalogue
const knownKeys = new Set([...Object.keys(english), ...basesOf(english)])

spec('The catalogues', (it) => {
  it('are complete in every language that ships', () => {
    for (const area of areas)
      for (const locale of shippedLocales)
        assert.equal(basesOf(catalogueOf(locale, area)), basesOf(catalogueOf('en', area)), `${locale}/${area}`)
  })

  it('have every plural form that their language knows', () => {
    for (const area of areas)
      for (const locale of shippedLocales) {
        const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
        const catalogue = catalogueOf(locale, area)
        const missing = [...pluralsOf(catalogue)].flatMap((key) =>
          forms.filter((form) => !(`${key}.${form}` in catalogue)).map((form) => `${locale}/${area} ${key}.${form}`),
        )
        assert.equal(missing, [])
      }
  })

  it('fill in the same names in every language', () => {
    for (const area of areas)
      for (const locale of shippedLocales) {
        const catalogue = catalogueOf(locale, area)
        const other = catalogueOf('en', area)
        const odd = Object.keys(catalogue).filter(
          (key) => key in other && !PLURAL.test(key) && slotsOf(catalogue[key] ?? '') !== slotsOf(other[key] ?? ''),
        )
        assert.equal(odd, [], `${locale}/${area}`)
      }
  })

  it('have every text that a screen asks for by its name', () => {
    const asked = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? ''))
    assert.ok(asked.length > 100, 'the screens were read')
    assert.equal(
      [...new Set(asked)].filter((key) => !knownKeys.has(key)),
      [],
    )
  })

  it('have some text under the beginning of every name that is put together', () => {
    const begun = sources.flatMap((source) =>
      [...source.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].map(([, start]) => start ?? ''),
    )
    assert.equal(
      [...new Set(begun)].filter((start) => ![...knownKeys].some((key) => key.startsWith(start))),
      [],
    )
  })
})
