import type { BroughtText } from './put-texts.ts'
import type { TextTable } from './texts.ts'
import type { BroughtTexts } from './texts-workbook.ts'

/** XLIFF 1.2 for translation programs: every text that is not a place's name, from the default locale into one other. */
export async function textsXliff({ rows, defaultLocale }: TextTable, locale: string): Promise<string> {
  const { jsToXliff12 } = await import('xliff')
  const units = rows.flatMap(({ path, texts, about }) => {
    const source = texts[defaultLocale]
    if (source === undefined) return []
    const target = texts[locale]
    return [[path, { source, ...(target !== undefined && { target }), ...(about !== '' && { note: about }) }] as const]
  })
  return jsToXliff12({
    resources: { formwork: Object.fromEntries(units) },
    sourceLanguage: defaultLocale,
    targetLanguage: locale,
  })
}

/** What a translation program gives back, in XLIFF 1.2 or 2.0. */
export async function textsOfXliff(text: string): Promise<BroughtTexts> {
  const { xliff12ToJs, xliff2js } = await import('xliff')
  const read = /<xliff\b[^<>]*\sversion\s*=\s*["']2/.test(text) ? xliff2js : xliff12ToJs
  let document: Awaited<ReturnType<typeof xliff2js>>
  try {
    document = await read(text)
  } catch (error) {
    // The reader stumbles over whatever it does not find.
    const why = error instanceof TypeError ? 'it holds no texts to translate' : (error as Error).message.split('\n')[0]
    return { texts: [], troubles: [`The file cannot be read as XLIFF: ${why}.`] }
  }
  const locale = document.targetLanguage
  if (locale === undefined) return { texts: [], troubles: ['The file does not say which language it translates into.'] }
  const troubles: string[] = []
  const texts = Object.values(document.resources).flatMap((units) =>
    Object.entries(units).flatMap(([path, { source, target }]): BroughtText[] => {
      if (target === undefined || target === '' || target === null) return []
      if (typeof target !== 'string') {
        troubles.push(`${path}: the translation holds markup; only plain text can be taken.`)
        return []
      }
      const from = typeof source === 'string' && source !== '' ? { translatedFrom: source } : {}
      return target.trim() === '' ? [] : [{ path, locale, text: target, ...from, at: path }]
    }),
  )
  return { texts, troubles }
}
