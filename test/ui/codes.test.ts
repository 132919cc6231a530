/** Codes that the engine and the server give to people, read out of their sources, against the catalogues. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { fieldTypes } from '../../engine/fields/index.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { shippedLocales } from '../../ui/lib/locale.ts'
import { spec } from '../lib/spec.ts'

const CODE = /'([a-z_]+\.[a-z_]+)'/g
/** Names of files are written like codes. */
const FILE = /\.(json|jsonl|db|lock|key)$/

/** And so are kinds of differences between releases, which have words of their own, and parts of what is looked after. */
const KINDS = new Set(['field.removed', 'record_type.removed', 'contact.email', 'contact.phone'])

/** And so are what questions about rows call the facts of their record. */
const isNameOfFact = (code: string) =>
  /^record\./.test(code) && ['id', ...Object.keys(coreFacts)].includes(code.slice('record.'.length))

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
const codesIn = (...files: readonly string[]): readonly string[] => {
  const found = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(CODE)].map(([, code]) => code ?? ''))
  return [...new Set(found)].filter((code) => !FILE.test(code) && !KINDS.has(code) && !isNameOfFact(code)).sort()
}

/** What stands at a field of a record. */
const issues = [
  ...codesIn(
    ...['fields', 'forms', 'actions', 'records', 'options'].flatMap((folder) => filesIn(join('engine', folder))),
  ),
  ...fieldTypes.map(({ type }) => `${type}.unreadable`),
]
const accountFiles = [
  ...filesIn('server/accounts'),
  'server/security/password-policy.ts',
  'server/routes/users.ts',
  'server/routes/set-up.ts',
  'server/routes/password-reset.ts',
]
/** Where those who look after an instance change something: what is wrong stands at a field, or is said of the whole. */
const administrationFiles = [
  ...filesIn('config/directory'),
  ...filesIn('server/directory'),
  ...['account-question', 'managed-edit', 'managing'].map((name) => `server/accounts/${name}.ts`),
  ...['access-tokens', 'agencies', 'conduct', 'contact', 'locations', 'look', 'settings', 'user-groups'].map(
    (name) => `server/routes/${name}.ts`,
  ),
  'server/routes/user-administration.ts',
]
/** Refusals of a whole request. */
const problems = codesIn(
  'engine/problems.ts',
  ...filesIn('engine/query'),
  ...filesIn('server').filter(
    (file) =>
      !accountFiles.includes(file) &&
      !administrationFiles.includes(file) &&
      !/server.(demo|commands|promotion.(impact|decided|purging))/.test(file),
  ),
)
/** Bodies are read before anybody knows what they are about: what is wrong with them may stand at any field. */
const bodies = problems.filter((code) => code.startsWith('body.'))
/** Thrown, not told of a field, although an account's file says so. */
const OF_THE_REQUEST = ['user.not_found', 'set_up.refused', 'password_reset.refused', 'route.unknown']
const accounts = codesIn(...accountFiles.filter((file) => !administrationFiles.includes(file))).filter(
  (code) => !OF_THE_REQUEST.includes(code),
)

const catalogueOf = (locale: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...readdirSync(join('ui', 'locales', locale)).map((area) =>
      JSON.parse(readFileSync(join('ui', 'locales', locale, area), 'utf8')),
    ),
  )

/** Codes without a text of their own and without one for all that begin so. */
const mute = (area: string, codes: readonly string[]) =>
  shippedLocales.flatMap((locale) => {
    const texts = catalogueOf(locale)
    const says = (code: string) => texts[`${area}.${code}`] ?? texts[`${area}.${code.split('.')[0]}`]
    return codes.filter((code) => !says(code)).map((code) => `${locale} ${area}.${code}`)
  })

spec('The catalogues', (it) => {
  it('say what is wrong with an answer', () => {
    assert.ok(issues.length > 30, 'the sources were read')
    for (const code of ['field.core', 'record.row_twice', 'number.too_precise', 'location.wrong_level'])
      assert.ok(issues.includes(code), code)
    assert.equal(mute('issue', [...issues, ...bodies]), [])
  })

  it('say why a request was refused', () => {
    assert.ok(problems.length > 40, 'the sources were read')
    for (const code of [
      'record.clash',
      'storage.full',
      'limit.reached',
      'query.no_places',
      'body.too_deep',
      'server.bug',
    ])
      assert.ok(problems.includes(code), code)
    assert.equal(mute('problem', [...problems, ...OF_THE_REQUEST]), [])
  })

  it('say what is wrong where somebody looks after an instance', () => {
    const codes = codesIn(...administrationFiles)
    assert.ok(codes.includes('account.not_yours_to_give') && codes.includes('directory.changed'))
    const unsaid = mute('problem', codes).map((line) => line.replace(' problem.', ' '))
    assert.equal(
      mute('issue', codes).filter((line) => unsaid.includes(line.replace(' issue.', ' '))),
      [],
    )
  })

  it('say what is wrong with what is told of an account', () => {
    assert.ok(accounts.includes('password.common') && accounts.includes('email.unreadable'))
    assert.equal(mute('account.issue', [...accounts, ...bodies]), [])
  })
})
