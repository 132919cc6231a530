import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import * as assert from 'uvu/assert'
import { freePort } from '../lib/instance.ts'
import { spec } from '../lib/spec.ts'
import { type Step, settledOutput, stepsOf } from './page.ts'

const PAGE = 'docs/tutorial.md'
const loader = resolve('node_modules/tsx/dist/esm/index.mjs')
const main = resolve('server/main.ts')
const program = (command: string) => ['--import', loader, main, ...command.split(' ').slice(1)]

/** Somebody who follows the page in a folder of their own. */
class Reader {
  readonly root = mkdtempSync(join(tmpdir(), 'formwork-tutorial-'))
  folder = this.root
  dev: ChildProcess | undefined
  private printed = ''
  private heard = 0

  async take(step: Step): Promise<void> {
    if (step.kind === 'write') this.write(step.file, step.text)
    else if (step.kind === 'change') this.change(step)
    else if (step.kind === 'heard') await this.hear(step.output)
    else if (step.command.startsWith('cd ')) this.folder = join(this.folder, step.command.slice('cd '.length))
    else if (step.command === 'formwork dev') await this.serve(step)
    else this.run(step)
  }

  private write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true })
    writeFileSync(join(this.folder, file), text)
  }

  private change({ file, from, to }: Extract<Step, { kind: 'change' }>): void {
    const text = readFileSync(join(this.folder, file), 'utf8')
    assert.is(text.split(from).length, 2, `${file} has once: ${from}`)
    this.write(file, text.replace(from, to))
  }

  private run({ command, output }: Extract<Step, { kind: 'run' }>): void {
    const { stdout, stderr } = spawnSync(process.execPath, program(command), { cwd: this.folder, encoding: 'utf8' })
    assert.is(settledOutput(stdout + stderr), settledOutput(output), command)
  }

  private async serve({ command, output }: Extract<Step, { kind: 'run' }>): Promise<void> {
    const env = { ...process.env, PORT: String(await freePort()) }
    this.dev = spawn(process.execPath, program(command), { cwd: this.folder, env })
    for (const stream of [this.dev.stdout, this.dev.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.printed += chunk.toString()
      })
    }
    await this.hear(output)
  }

  /** Waits for what is to be heard; what came before it is of no interest, for several files are saved one by one. */
  private async hear(output: string): Promise<void> {
    const wanted = settledOutput(output)
    const deadline = Date.now() + 20_000
    while (!settledOutput(this.printed.slice(this.heard)).endsWith(wanted)) {
      if (Date.now() > deadline) assert.is(settledOutput(this.printed.slice(this.heard)), wanted)
      await new Promise((done) => setTimeout(done, 50))
    }
    this.heard = this.printed.length
  }

  leave(): void {
    this.dev?.kill('SIGTERM')
    rmSync(this.root, { recursive: true, force: true })
  }
}

spec('The tutorial', (it) => {
  it('does what it says, step by step', async () => {
    const steps = stepsOf(readFileSync(PAGE, 'utf8'))
    const counts = (['write', 'change', 'run', 'heard'] as const).map(
      (kind) => steps.filter((step) => step.kind === kind).length,
    )
    assert.ok(counts.every((count) => count > 0) && steps.length > 15, `it was read: ${counts}`)
    const reader = new Reader()
    try {
      for (const step of steps) await reader.take(step)
    } finally {
      reader.leave()
    }
  })
})
