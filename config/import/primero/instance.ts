import { idFrom } from '../ids.ts'
import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'
import type { Programmes } from './programmes.ts'

/** `instance.json`, and somebody of each role to try it with. */
export function importInstance(
  bundle: Item,
  programmes: Programmes,
  levels: readonly Texts[],
  importing: Importing,
): void {
  const { files, texts, ledger, extra } = importing
  const [name, version] = [bundle.get('name'), bundle.get('version')]
  const [settings] = extra.get('SystemSettings').list()
  if (name.isSaid) name.carried('instance/name')
  if (version.isSaid) {
    if (version.text.length <= 60) version.carried('instance/version')
    else version.converted('instance/version', 'its first 60 characters')
  }
  settings?.get('default_locale').converted('instance/defaultLocale', 'the language that everything has a text in')
  settings?.get('locales').converted('instance/locales', 'the languages that there are texts in')
  ledger.add('instance/timeZone', 'the bundle does not say it: `UTC` until somebody does')
  const whole = (text: string): Texts => texts.whole({ en: text })
  files.json('instance.json', {
    id: idFrom(name.text || 'imported'),
    name: texts.written(whole(name.text || 'Imported configuration')),
    version: version.text.slice(0, 60) || '1',
    locales: [...texts.locales],
    defaultLocale: texts.defaultLocale,
    timeZone: 'UTC',
    programmes: programmes.options.map(([, id, label]) => ({ id, name: texts.written(label) })),
    locationLevels: levels.length > 0 ? levels.map((level) => texts.written(level)) : undefined,
  })
}

/** One person for each role, so that somebody can sign in to the demonstration. */
export function importPeople(
  roles: readonly (readonly [string, string, Texts])[],
  agencies: readonly string[],
  groups: readonly string[],
  { files, texts, ledger }: Importing,
): void {
  let [agency] = agencies
  if (agency === undefined) {
    agency = 'agency'
    files.json('agencies/agency.json', { id: agency, name: texts.written(texts.whole({ en: inWords(agency) })) })
    ledger.add('agencies/agency', 'everybody belongs to an agency, and the bundle has none')
  }
  const people = roles.map(([, id, label]) => ({
    userName: id.slice(0, 60),
    fullName: label[texts.defaultLocale] ?? inWords(id),
    role: id,
    agency,
    ...(groups[0] !== undefined && { groups: [groups[0]] }),
  }))
  ledger.add('people', 'one person for each role, for trying out: accounts are no part of a bundle')
  files.json('people.json', people)
}
