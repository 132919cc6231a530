/** A place with a test instance and production: as somebody at a console and somebody at a screen reach them. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { type Instance, startInstance } from '../instance.ts'
import { settle } from './real-instance.ts'
import { asking } from './stream-of-saves.ts'

interface Desk {
  at(name: string): string
  /** What the command prints; it has to succeed. */
  must(...args: readonly string[]): Promise<string>
  /** What the command prints; it has to fail. */
  refused(...args: readonly string[]): Promise<string>
  /** An instance of the folder, made, filled while nobody serves it, trusting the key, and at work. */
  opened(name: string, records: number): Promise<Instance>
  /** As the command line is let in: by a token of one of its administrators. */
  tokenOf(instance: Instance, name: string): Promise<readonly string[]>
  clear(): void
}

export const FOLDER = 'folder'
export const KEY = 'keys/release-key.pem'
export const PUBLIC_KEY = 'keys/release-key.pub'

export function createDesk(): Desk {
  const place = mkdtempSync(join(tmpdir(), 'formwork-desk-'))
  const at = (name: string) => join(place, name)
  const run = (args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> =>
    new Promise((done) => {
      const child = spawn(process.execPath, ['dist/server.js', ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, NODE_ENV: 'production', FORMWORK_DATA: at('nowhere'), FORMWORK_CONFIG: at(FOLDER) },
      })
      let out = ''
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => {
          out += chunk.toString()
        })
      child.on('close', (code) => done({ code, out }))
    })
  const must = async (...args: readonly string[]) => {
    const { code, out } = await run(args)
    assert.is(code, 0, `formwork ${args.join(' ')}\n${out}`)
    return out
  }
  return {
    at,
    must,
    async refused(...args) {
      const { code, out } = await run(args)
      assert.is(code, 1, `formwork ${args.join(' ')}\n${out}`)
      return out
    },
    async opened(name, records) {
      const data = at(`${name}-data`)
      await settle(at(FOLDER), data, records)
      await must('keys', 'trust', at(PUBLIC_KEY), '--to', data, '--name', 'The test desk')
      const instance = await startInstance({ configuration: at(FOLDER), data, args: [], keepData: true })
      // Also where a test ends the run before it could clear away.
      process.once('exit', () => instance.process.kill())
      return instance
    },
    async tokenOf({ url }, name) {
      const admin = await asking(url, 'admin')
      const scopes = ['read', 'plan', 'apply', 'share'].map((scope) => `configuration:${scope}`)
      const { status, text } = await admin('POST', 'access_tokens', { data: { name, scopes } })
      assert.is(status, 201, text)
      writeFileSync(at(`${name}.token`), (JSON.parse(text) as { data: { token: string } }).data.token)
      return ['--token-file', at(`${name}.token`)]
    },
    clear: () => rmSync(place, { recursive: true }),
  }
}

interface ToldPlan {
  readonly id: string
  readonly state: string
  readonly content_hash: string
  readonly obstacle?: string
  readonly failure?: { readonly code: string }
  readonly items: readonly { readonly id: string; readonly counts?: Readonly<Record<string, number>> }[]
}

export const planIn = (out: string): string => /Plan ([0-9a-f-]{36})/.exec(out)?.[1] ?? ''

/** The plan as somebody reads it, agreed to as they read it. */
export async function agree(ask: Awaited<ReturnType<typeof asking>>, plan: string) {
  const { content_hash: content } = await planOf(ask, plan)
  return ask('POST', `plans/${plan}/approve`, { content })
}

export const planOf = async (ask: Awaited<ReturnType<typeof asking>>, plan: string): Promise<ToldPlan> =>
  (JSON.parse((await ask('GET', `plans/${plan}`)).text) as { data: ToldPlan }).data
