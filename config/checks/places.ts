import { optionIdPattern } from '../schema/parts.ts'
import { isUnsafeName } from '../unsafe-names.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Check, refer, within } from './check.ts'

const optionId = new RegExp(optionIdPattern)

/** `locations.csv`: its columns, and the tree of places. */
export const checkPlaces: Check = ({ source, folder, model, declared, report }) => {
  const csv = source.files.find(({ kind }) => kind === 'locations')
  // Columns and levels are what the instance says.
  if (!csv || !folder.instance) return
  const { locales, defaultLocale, locationLevels } = model.instance
  const columns = ['code', 'parent', 'level', 'p_code', 'retired', ...locales.map((locale) => `name_${locale}`)]
  const [head = [], ...rows] = csv.rows()
  const [only] = head
  if (only && head.length === 1 && /[;\t]/.test(only)) {
    const finding = { found: `${quoted(only)} as one column`, expected: 'commas between the columns' }
    return report('csv.missing_column', { file: csv.path, pointer: '/0' }, finding)
  }
  const names = new Set(head)
  for (const text of head) {
    if (columns.includes(text)) continue
    report(
      'csv.unknown_column',
      { file: csv.path, pointer: `/0/${text}` },
      {
        found: quoted(text),
        expected: oneOf(columns),
        suggestion: didYouMean(text, columns),
      },
    )
  }
  for (const needed of ['code', 'parent', 'level', `name_${defaultLocale}`]) {
    if (names.has(needed)) continue
    report(
      'csv.missing_column',
      { file: csv.path, pointer: '/0' },
      { found: `no column ${quoted(needed)}`, expected: quoted(needed) },
    )
  }
  for (const [index, cells] of rows.entries()) {
    if (cells.length === head.length) continue
    const found = `${cells.length} cells`
    report(
      'csv.wrong_width',
      { file: csv.path, pointer: `/${index + 1}` },
      { found, expected: `${head.length}, as in the first line` },
    )
  }

  const levels = new Map(folder.locations.map(({ json }) => [json['code'] ?? '', Number(json['level'])]))
  const untranslated = new Map<string, number>()
  const named = locales.map((locale) => [locale, `name_${locale}`] as const)
  for (const place of folder.locations) {
    const { code = '', parent = '', level = '', retired = '' } = place.json
    if (!optionId.test(code)) {
      const expected = 'a code of letters, digits and `_ . + < > -`'
      report('schema.malformed', within(place, '/code'), { found: quoted(code), expected })
    }
    if (isUnsafeName(code)) {
      const expected = 'another code: it means something to the machine'
      report('name.reserved', within(place, '/code'), { found: quoted(code), expected })
    }
    if (retired !== '' && retired !== 'true') {
      report('schema.not_allowed', within(place, '/retired'), { found: quoted(retired), expected: '`true` or nothing' })
    }
    const most = locationLevels.length - 1
    if (!/^\d+$/.test(level) || Number(level) > most) {
      const expected =
        most < 0
          ? 'the names of the levels first: `"locationLevels": ["Country", …]` in `instance.json`'
          : `a number from 0 to ${most}: \`instance.json\` names ${most + 1} levels`
      report('place.level', within(place, '/level'), { found: quoted(level), expected })
    } else if (parent !== '' && refer(report, within(place, '/parent'), parent, declared.locations, 'place')) {
      const above = levels.get(parent) ?? Number.NaN
      if (above !== Number(level) - 1) {
        const found = `level ${level} below ${quoted(parent)} of level ${above}`
        report('place.level', within(place, '/level'), { found, expected: `level ${above + 1}` })
      }
    } else if (parent === '' && level !== '0') {
      report('place.level', within(place, '/level'), {
        found: `level ${level} without a parent`,
        expected: 'a parent, or level 0',
      })
    }
    if (names.has(`name_${defaultLocale}`) && !place.json[`name_${defaultLocale}`]) {
      const expected = `a name in ${quoted(defaultLocale)}`
      report('text.no_default', within(place, `/name_${defaultLocale}`), {
        found: `no name of ${quoted(code)}`,
        expected,
      })
    }
    for (const [locale, column] of named) {
      if (!place.json[column]) untranslated.set(locale, (untranslated.get(locale) ?? 0) + 1)
    }
  }
  for (const [locale, count] of untranslated) {
    if (locale === defaultLocale) continue
    report(
      'text.untranslated',
      { file: csv.path, pointer: `/0/name_${locale}` },
      {
        found: `${count} of ${folder.locations.length} places without a name in ${quoted(locale)}`,
        expected: `a name of each in the column \`name_${locale}\``,
      },
    )
  }
}
