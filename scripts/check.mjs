// npm run check: types, lint and format, unused code, stale generated files.
import { spawnSync } from 'node:child_process'
import { installDependencies, root } from './set-up.mjs'

installDependencies()
const CHECKS = [
  ['types', ['tsc', '--noEmit']],
  ['lint and format', ['biome', 'check', '--error-on-warnings', '.']],
  ['unused code', ['knip']],
  ['stale generated files', ['tsx', 'scripts/write-generated.ts', '--check']],
]
let failed = 0
for (const [name, [command, ...args]] of CHECKS) {
  const { status } = spawnSync(`node_modules/.bin/${command}`, args, { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  if (status !== 0) failed += 1
}
process.exit(failed > 0 ? 1 : 0)
