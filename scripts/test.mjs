// npm test: sets everything up, runs every ring of tests, and ends with `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { buildAll, findChromium, installDependencies, root } from './set-up.mjs'

installDependencies()
buildAll()
const chromium = findChromium()
if (!chromium)
  console.log('No Chromium here and none can be installed: browser journeys are skipped (apt-get install chromium).')

const TSX = ['--import', 'tsx']
const SCREENS = ['--conditions', 'browser', ...TSX, '--import', './test/lib/browser.mjs', 'test/run.ts', 'test/ui']
const others = ['server', 'ui', 'journeys', 'bench'].map((folder) => `--except=test/${folder}`)
/** Lanes run side by side, and what is in one after the other; what browsers do has the machine to itself. */
const LANES = [
  [['server', [...TSX, 'test/run.ts', 'test/server']]],
  [
    ['engine, configuration', [...TSX, 'test/run.ts', 'test', ...others]],
    ['screens', SCREENS],
  ],
]
const JOURNEYS = ['journeys', [...TSX, 'test/run.ts', 'test/journeys']]

/** Runs one ring in a process of its own, and says it whole; gives its counts, read off its last line. */
function run([name, args], isAlone) {
  return new Promise((done) => {
    const ring = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'test', ...(chromium ? { CHROMIUM_PATH: chromium } : {}) },
    })
    let [out, said] = ['', `\n— ${name}\n`]
    const say = (chunk) => {
      said += chunk
      if (isAlone) tell()
    }
    const tell = () => {
      process.stdout.write(said)
      said = ''
    }
    ring.stdout.on('data', (chunk) => {
      out += chunk
      say(chunk)
    })
    ring.stderr.on('data', say)
    ring.on('close', (code) => {
      tell()
      const [, passed, failed, skipped] = out.match(/(\d+) passed, (\d+) failed, (\d+) skipped\s*$/) ?? [0, 0, 1, 0]
      const counts = [Number(passed), Number(failed), Number(skipped)]
      if (code !== 0 && counts[1] === 0) counts[1] = 1
      done(counts)
    })
  })
}

const inTurn = async (lane) => {
  const counts = []
  for (const ring of lane) counts.push(await run(ring, false))
  return counts
}
const ran = [...(await Promise.all(LANES.map(inTurn))).flat(), await run(JOURNEYS, true)]
const total = [0, 1, 2].map((index) => ran.reduce((sum, counts) => sum + counts[index], 0))
const [passed, failed, skipped] = total
const skipsFail = process.env.CI === 'true' && process.getuid?.() === 0 && skipped > 0
if (skipsFail) console.log('Tests were skipped where none may be.')
console.log(`\n${passed} passed, ${failed + (skipsFail ? skipped : 0)} failed, ${skipsFail ? 0 : skipped} skipped`)
process.exit(failed > 0 || skipsFail ? 1 : 0)
