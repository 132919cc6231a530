// npm test: sets everything up, runs every ring of tests, and ends with `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { buildAll, findChromium, installDependencies, root } from './set-up.mjs'

installDependencies()
buildAll()
const chromium = findChromium()
if (!chromium)
  console.log('No Chromium here and none can be installed: browser journeys are skipped (apt-get install chromium).')

const TSX = ['--import', 'tsx']
const RINGS = [
  [
    'engine, configuration, server',
    [...TSX, 'test/run.ts', 'test', '--except=test/ui', '--except=test/journeys', '--except=test/bench'],
  ],
  ['screens', ['--conditions', 'browser', ...TSX, '--import', './test/lib/browser.mjs', 'test/run.ts', 'test/ui']],
  ['journeys', [...TSX, 'test/run.ts', 'test/journeys']],
]

/** Runs one ring in a process of its own; gives its counts, read off its last line. */
function run([name, args]) {
  console.log(`\n— ${name}`)
  return new Promise((done) => {
    const ring = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
    })
    let out = ''
    ring.stdout.on('data', (chunk) => {
      out += chunk
      process.stdout.write(chunk)
    })
    ring.on('exit', (code) => {
      const [, passed, failed, skipped] = out.match(/(\d+) passed, (\d+) failed, (\d+) skipped\s*$/) ?? [0, 0, 1, 0]
      const counts = [Number(passed), Number(failed), Number(skipped)]
      if (code !== 0 && counts[1] === 0) counts[1] = 1
      done(counts)
    })
  })
}

const total = [0, 0, 0]
for (const ring of RINGS)
  (await run(ring)).forEach((count, index) => {
    total[index] += count
  })
const [passed, failed, skipped] = total
const skipsFail = process.env.CI === 'true' && process.getuid?.() === 0 && skipped > 0
if (skipsFail) console.log('Tests were skipped where none may be.')
console.log(`\n${passed} passed, ${failed + (skipsFail ? skipped : 0)} failed, ${skipsFail ? 0 : skipped} skipped`)
process.exit(failed > 0 || skipsFail ? 1 : 0)
