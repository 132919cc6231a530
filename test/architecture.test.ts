import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as assert from 'uvu/assert'
import { spec } from './lib/spec.ts'

/** Who may import whom. This table is the architecture; ARCHITECTURE.md explains it. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  engine: ['json-logic-js'],
  config: [
    'engine',
    'ajv',
    'jsonc-parser',
    'json-schema-to-ts',
    'json-stringify-pretty-compact',
    'read-excel-file',
    'write-excel-file',
    'xliff',
    'node:',
  ],
  server: [
    'engine',
    'config',
    'hono',
    '@hono/',
    'drizzle-orm',
    'drizzle-kit',
    'better-sqlite3',
    '@node-rs/argon2',
    'file-type',
    'sharp',
    'nodemailer',
    'node:',
  ],
  ui: ['engine', 'solid-js', '@solidjs/', '@kobalte/', '@internationalized/date', 'nepali-date-converter'],
}
const IMPURE = /Date\.now|new Date\(\)|Math\.random|\bcrypto\b|\bsetTimeout\b|\bfetch\(|\bprocess\./
const IMPORT =
  /^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** Files outside server/stores, server/projection and server/db never hold SQL. */
const SQL = /\b(SELECT\s+[\w*(]|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b/

const filesIn = (folder: string, ending = /\.tsx?$/): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => ending.test(file))
        .map((file) => join(folder, file))
    : []

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)]
    .map(([, from, bare, dynamic]) => (from ?? bare ?? dynamic) as string)
    .map((to) => (to.startsWith('.') ? join(dirname(file), to) : to))

/** Ids that the seeds' own files give to record types, forms, fields, lookups and roles. */
function seedIds(): Set<string> {
  const ids = new Set<string>()
  const seeds = join('seeds', 'child-protection')
  const add = (entry: { id?: string; fields?: unknown[] }) => {
    if (entry.id) ids.add(entry.id)
    for (const field of entry.fields ?? []) if (typeof field === 'object' && field) add(field as { id?: string })
  }
  for (const kind of ['record-types', 'forms', 'fields', 'lookups', 'roles']) {
    for (const file of filesIn(join(seeds, kind), /\.json$/)) {
      add(JSON.parse(readFileSync(file, 'utf8')) as { id?: string; fields?: unknown[] })
    }
  }
  return ids
}

/** Words that a seed uses as ids and the platform has of its own, with the reason. */
const SHARED_WORDS = new Set(['name', 'age', 'note', 'notes', 'status', 'services'])

spec('The architecture', (it) => {
  for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
    it(`lets ${folder}/ import only itself, ${allowed.join(', ')}`, () => {
      const mine = (to: string) =>
        to.startsWith(`${folder}/`) ||
        allowed.some(
          (name) => to === name || to.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`),
        )
      assert.equal(
        filesIn(folder).flatMap((file) =>
          importsOf(file)
            .filter((to) => !mine(to))
            .map((to) => `${file} → ${to}`),
        ),
        [],
      )
    })
  }

  it('gives engine/ no clock, no dice and no outside world', () =>
    assert.equal(
      filesIn('engine').filter((file) => IMPURE.test(readFileSync(file, 'utf8'))),
      [],
    ))

  it('keeps the ids of every seed out of engine/ and server/', () => {
    const ids = seedIds()
    assert.ok(ids.size > 100, 'the seeds were read')
    const named = [...filesIn('engine'), ...filesIn('server')].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'([a-z][a-z0-9_]*)'|"([a-z][a-z0-9_]*)"/g)]
        .map(([, single, double]) => single ?? double ?? '')
        .filter((word) => ids.has(word) && !SHARED_WORDS.has(word))
        .map((word) => `${file}: ${word}`),
    )
    assert.equal([...new Set(named)], [])
  })

  it('keeps SQL in server/stores, server/projection and server/db', () => {
    const homes = ['stores', 'projection', 'db'].map((name) => join('server', name))
    const strangers = filesIn('server').filter(
      (file) => !homes.some((home) => file.startsWith(home)) && SQL.test(readFileSync(file, 'utf8')),
    )
    assert.equal(strangers, [])
  })

  it('reads the environment in server/env.ts only', () =>
    assert.equal(
      [...filesIn('server'), ...filesIn('config')].filter(
        (file) => file !== join('server', 'env.ts') && /process\.env\b/.test(readFileSync(file, 'utf8')),
      ),
      [],
    ))

  it('renders text as text: no markup from strings', () =>
    assert.equal(
      filesIn('ui').filter((file) =>
        /innerHTML|outerHTML|insertAdjacentHTML|\beval\(/.test(readFileSync(file, 'utf8')),
      ),
      [],
    ))

  it('has no folder of odds and ends', () => {
    const odd = /(^|\/)(utils?|helpers?|common|shared|types|constants|managers?|services)(\.tsx?)?(\/|$)/
    assert.equal(
      ['engine', 'config', 'server', 'ui', 'test']
        .flatMap((folder) => filesIn(folder))
        .filter((file) => odd.test(file)),
      [],
    )
  })

  it('imports nothing from test/ outside test/', () =>
    assert.equal(
      ['engine', 'config', 'server', 'ui'].flatMap((folder) =>
        filesIn(folder).filter((file) => importsOf(file).some((to) => to.startsWith('test/'))),
      ),
      [],
    ))
})
