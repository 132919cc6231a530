/** What it takes to build the release of a large country, and to plan it: from the prompt to the prompt. */

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../server/db/open.ts'
import { othersOf } from './measured-process.ts'
import { nationalConfiguration } from './national-configuration.ts'
import { round, say } from './say.ts'

type Json = Readonly<Record<string, unknown>>
type FieldJson = Json & { readonly id: string; readonly label: object }

/** Of every so many fields one differs in each of these ways. */
const [RENAMED, RETIRED, REQUIRED, RELABELLED] = [60, 60, 15, 5]

interface Ran {
  readonly seconds: number
  readonly cpu: number
  readonly output: string
}

/** A command of its own, and whatever it starts; others go on meanwhile. */
export async function ran(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const [began, before] = [performance.now(), othersOf(process.pid)]
  const child = spawn(process.execPath, ['dist/server.js', ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (text) => (told[name] += text))
  const status = await new Promise((done) => child.once('close', done))
  if (status !== 0)
    throw new Error(`formwork ${args[0]} ended with ${status}:\n${`${told.stdout}${told.stderr}`.slice(-2000)}`)
  const seconds = (performance.now() - began) / 1000
  return { seconds, cpu: (othersOf(process.pid) - before) / 1000, output: told.stdout }
}

export async function keysIn(folder: string) {
  await ran(['keys', '--out', folder])
  return { secret: join(folder, 'release-key.pem'), open: join(folder, 'release-key.pub') }
}

/** The same national configuration a year later: fields renamed, gone, new, required and called otherwise, roles that see more. */
function aYearLater(served: string, folder: string): void {
  cpSync(served, folder, { recursive: true })
  const edit = (path: string, change: (json: never) => unknown) => {
    const file = join(folder, path)
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as never), null, 2))
  }
  edit('instance.json', (json: Json) => ({ ...json, version: '2.0.0' }))
  const steps: object[] = []
  let at = 0
  for (const file of readdirSync(join(folder, 'fields/case')).filter((name) => /^bench_\d+\.json$/.test(name))) {
    const now = new Map<string, string | undefined>()
    edit(`fields/case/${file}`, ({ fields }: { readonly fields: readonly FieldJson[] }) => ({
      fields: fields.flatMap((field, index) => {
        at += 1
        // The first of each is what others depend on.
        if (index === 0) return [field]
        if (at % RETIRED === 7) {
          now.set(field.id, undefined)
          return []
        }
        if (at % RENAMED === 19) {
          const id = `${field.id}_now`
          now.set(field.id, id)
          steps.push({ kind: 'rename', recordType: 'case', from: field.id, to: id })
          return [{ ...field, id }]
        }
        if (at % REQUIRED === 2) return [{ ...field, required: true }]
        return [
          at % RELABELLED === 3 ? { ...field, label: { ...field.label, en: `Question ${at}, asked anew` } } : field,
        ]
      }),
    }))
    edit(`forms/case/${file}`, (form: Json & { readonly fields: readonly string[] }) => ({
      ...form,
      fields: form.fields.flatMap((id) => (now.has(id) ? [now.get(id) ?? []].flat() : [id])),
    }))
  }
  mkdirSync(join(folder, 'migrations'), { recursive: true })
  writeFileSync(join(folder, 'migrations/a-year.json'), JSON.stringify({ id: 'a_year', steps }))
}

export async function measurePlan(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const [served, next, data] = [join(folder, 'national'), join(folder, 'national-next'), join(folder, 'national-data')]
  nationalConfiguration('seeds/child-protection', served, 'case')
  aYearLater(served, next)
  const keys = await keysIn(join(folder, 'keys'))
  const build = (of: string, to: string) => ran(['build', of, '--out', join(folder, to), '--key', keys.secret])
  const [first, again] = [await build(next, 'once.release'), await build(next, 'twice.release')]
  const bytes = ['once', 'twice'].map((name) => readFileSync(join(folder, `${name}.release`)))
  const isSame = bytes[0]?.equals(bytes[1] as Buffer) === true
  const megabytes = (bytes[0]?.length ?? 0) / 1e6
  say(
    'Build, 3,000 fields, 20,000 places, 12 locales',
    `${round(Math.min(first.seconds, again.seconds))} s, CPU ${round(first.cpu)} s  (${round(megabytes)} MB)`,
    '≤ 6 s',
    Math.min(first.seconds, again.seconds) <= 6,
  )
  const hash = createHash('sha256')
    .update(bytes[0] as Buffer)
    .digest('hex')
  say(
    '  two processes give the same bytes',
    `${isSame ? 'identical' : 'they differ'}  (${hash.slice(0, 12)})`,
    'identical',
    isSame,
  )

  const env = { FORMWORK_DATA: data, FORMWORK_CONFIG: served }
  openDatabase(data).close()
  await ran(['keys', 'trust', keys.open, '--to', data], env)
  const turns: Ran[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    turns.push(await ran(['plan', join(folder, 'once.release'), '--to', data], env))
  }
  const plan = turns.sort((a, b) => a.seconds - b.seconds)[1] as Ran
  const items = /^ {2}\S/gm
  say(
    'Plan for 3,000 fields',
    `${round(plan.seconds)} s, CPU ${round(plan.cpu)} s  (${plan.output.match(items)?.length ?? 0} differences in words)`,
    '≤ 5 s',
    plan.seconds <= 5,
  )
}
