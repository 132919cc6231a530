#!/usr/bin/env node
// The command line of Formwork: runs the bundled server, building it first in a clone where that was not done yet.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const server = join(root, 'dist', 'server.js')
if (!existsSync(server)) {
  execFileSync(process.execPath, [join('scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
  })
}
await import(server)
