import type { Instance, Location } from '../../engine/model.ts'
import type { Folder, LocationRow } from '../folder.ts'
import type { TextReader } from './texts.ts'

/** Places, parents before children, otherwise as the file has them. */
export function locationsOf(folder: Folder, instance: Instance, t: TextReader): readonly Location[] {
  const columns = instance.locales.map((locale) => [locale, `name_${locale}`] as const)
  return folder.locations
    .map(({ json }) => locationOf(json, columns, instance, t))
    .map((location, index) => ({ location, index }))
    .sort((a, b) => a.location.level - b.location.level || a.index - b.index)
    .map(({ location }) => location)
}

/** There are tens of thousands of them. */
function locationOf(
  row: LocationRow,
  columns: readonly (readonly [locale: string, column: string])[],
  { defaultLocale }: Instance,
  t: TextReader,
): Location {
  const code = row['code'] ?? ''
  const names: Record<string, string> = {}
  for (const [locale, column] of columns) {
    const name = row[column]
    if (name) names[locale] = name
  }
  return {
    code,
    name: { [defaultLocale]: code, ...t(`locations/${code}/name`, names) },
    level: Number(row['level']),
    ...(row['parent'] && { parent: row['parent'] }),
    ...(row['p_code'] && { pCode: row['p_code'] }),
    ...(row['retired'] === 'true' && { retired: true }),
  }
}
