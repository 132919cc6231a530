import type { Instance, Location } from '../../engine/model.ts'
import type { Folder, LocationRow } from '../folder.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'

/** Places, parents before children, otherwise as the file has them. */
export function locationsOf(folder: Folder, instance: Instance, t: TextReader): readonly Location[] {
  return folder.locations
    .map(({ json }) => locationOf(json, instance, t))
    .map((location, index) => ({ location, index }))
    .sort((a, b) => a.location.level - b.location.level || a.index - b.index)
    .map(({ location }) => location)
}

function locationOf(row: LocationRow, { locales, defaultLocale }: Instance, t: TextReader): Location {
  const code = row['code'] ?? ''
  const names = locales.flatMap((locale): [string, string][] => {
    const name = row[`name_${locale}`]
    return name ? [[locale, name]] : []
  })
  return present({
    code,
    name: { [defaultLocale]: code, ...t(`locations/${code}/name`, Object.fromEntries(names)) },
    level: Number(row['level']),
    parent: row['parent'] || undefined,
    pCode: row['p_code'] || undefined,
    retired: row['retired'] === 'true' ? (true as const) : undefined,
  })
}
