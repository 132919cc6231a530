/** The standard configuration, and what somebody makes of it on a test instance. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lookup and option that are retired. */
export const RETIRED = { lookup: 'lookup_religion', option: 'religion7' }
/** Lookup and option that are taken away. */
export const REMOVED = { lookup: 'lookup_religion', option: 'religion6', instead: 'religion8' }
/** A field of cases that gets another name. */
export const RENAMED = { from: 'landmark_current', to: 'landmark_near_home' }
export const ADDED = 'radio_frequency'
const WIDENED = { role: 'service_provider', form: 'address_contact' }

type Json = Record<string, unknown>

const SEED = 'seeds/child-protection'

/** With few of its scenarios, for they are played at every step. */
export const standardFolder = (folder: string): void =>
  cpSync(SEED, folder, {
    recursive: true,
    filter: (path) => !/\/tests\/.+/.test(path) || path.endsWith('/case-registration.json'),
  })

/** The JSON files of a folder, each changed in its place. */
const changing = (folder: string) => (file: string, edit: (json: Json) => Json) => {
  const path = join(folder, file)
  writeFileSync(path, `${JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8')) as Json), null, 2)}\n`)
}

const question = { id: ADDED, type: 'text', maxLength: 40, label: { en: 'Radio frequency', ar: 'تردد الراديو' } }
const translated = {
  fr: { [`fields/case/${ADDED}/label`]: 'Fréquence radio' },
  es: { [`fields/case/${ADDED}/label`]: 'Frecuencia de radio' },
}

/** Asks one question more, and changes nothing else. */
export function addQuestion(folder: string): void {
  const change = changing(folder)
  change('instance.json', (instance) => ({ ...instance, version: '1.1.0' }))
  change('fields/case/basic-identity.json', (file) => ({ ...file, fields: [...(file['fields'] as Json[]), question] }))
  change('forms/case/address-contact.json', (form) => ({ ...form, fields: [...(form['fields'] as string[]), ADDED] }))
  for (const locale of ['fr', 'es'] as const)
    change(`i18n/${locale}.json`, (texts) => ({ ...texts, ...translated[locale] }))
}

/** Changes forms, retires and removes an option, renames a field, widens a role. */
export function changeFolder(folder: string): void {
  const change = changing(folder)
  change('instance.json', (instance) => ({ ...instance, version: '1.1.0' }))
  change('lookups/religion.json', (lookup) => ({
    ...lookup,
    options: (lookup['options'] as Json[])
      .filter(({ id }) => id !== REMOVED.option)
      .map((option) => (option['id'] === RETIRED.option ? { ...option, retired: true } : option)),
  }))
  change('fields/case/basic-identity.json', (file) => ({
    ...file,
    fields: [
      ...(file['fields'] as Json[]).map((field) =>
        field['id'] === RENAMED.from ? { ...field, id: RENAMED.to } : field,
      ),
      question,
    ],
  }))
  change('forms/case/address-contact.json', (form) => ({
    ...form,
    fields: [...(form['fields'] as string[]).map((id) => (id === RENAMED.from ? RENAMED.to : id)), ADDED],
  }))
  for (const locale of ['fr', 'es'] as const) {
    change(`i18n/${locale}.json`, (texts) => ({
      ...Object.fromEntries(
        Object.entries(texts).flatMap(([path, said]) =>
          path.includes(`/${REMOVED.option}/`) && path.includes(REMOVED.lookup)
            ? []
            : [[path.replace(`fields/case/${RENAMED.from}/`, `fields/case/${RENAMED.to}/`), said]],
        ),
      ),
      ...translated[locale],
    }))
  }
  change('roles/service-provider.json', (role) => ({
    ...role,
    forms: { case: { ...((role['forms'] as Json)['case'] as Json), [WIDENED.form]: 'r' } },
  }))
  mkdirSync(join(folder, 'migrations'), { recursive: true })
  const steps = [{ kind: 'rename', recordType: 'case', ...RENAMED }]
  writeFileSync(
    join(folder, 'migrations', 'm2026_landmark.json'),
    JSON.stringify({ id: 'm2026_landmark', note: 'The name says what is meant.', steps }, null, 2),
  )
}
