// What every command needs before it can run: dependencies from the lockfile, built files, a Chromium for journeys.
// Plain JavaScript: it runs before anything is installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')
const STAMP = join(root, 'node_modules', '.formwork-lock')

const has = (command) => spawnSync(process.platform === 'win32' ? 'where' : 'which', [command]).status === 0

function stop(lines) {
  console.error(`\n${lines.join('\n')}\n`)
  process.exit(1)
}

/** Installs what the lockfile says and leaves it as it is (docs/decisions/0002-libraries.md), unless what stands was installed from this very lockfile. */
export function installDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop([`Formwork needs Node 20.19 or newer; this is ${process.versions.node}.`])
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = `${lock} ${process.versions.modules}`
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return
  console.log('Installing what Formwork stands on (the first time takes a few minutes: SQLite is compiled here)…')
  const result = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (result.status !== 0) {
    const missing = [
      ['a C++ compiler (g++ or clang++)', ['g++', 'clang++', 'c++'].some(has)],
      ['make', has('make')],
      ['Python 3', has('python3')],
    ].flatMap(([name, there]) => (there ? [] : [name]))
    stop([
      'The installation did not finish; the lines above say where it stopped.',
      missing.length > 0
        ? `Missing on this machine: ${missing.join(', ')}. Debian and Ubuntu: apt-get install g++ make python3`
        : 'Is the npm registry reachable from here?',
    ])
  }
  writeFileSync(STAMP, stamp)
}

const newestIn = (place) => {
  const at = join(root, place)
  if (!existsSync(at)) return 0
  const stat = statSync(at)
  if (stat.isFile()) return stat.mtimeMs
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .reduce((newest, entry) => Math.max(newest, newestIn(join(place, entry.name))), 0)
}

/** Runs a build script unless its product is newer than everything that it is made of. */
function build(script, product, sources) {
  const made = newestIn(product)
  if (made > 0 && sources.every((source) => newestIn(source) <= made)) return
  execFileSync(process.execPath, [join('scripts', script)], { cwd: root, stdio: 'inherit' })
}

/** The bundled server and the built screens, made again where they are older than their sources. */
export function buildAll() {
  const common = ['engine', 'package.json', 'package-lock.json']
  build('build.mjs', 'dist/server.js', [
    ...common,
    'config',
    'server',
    'scripts/build.mjs',
    'scripts/schema-validators.mjs',
  ])
  build('build-ui.mjs', 'dist/ui/index.html', [...common, 'ui', 'vite.config.ts', 'scripts/build-ui.mjs'])
}

const CHROMIUMS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Path of a Chromium: one that is here, or, as root on Debian, one installed now. Undefined where there is none. */
export function findChromium() {
  const found = () => CHROMIUMS.find((path) => path && existsSync(path))
  if (found()) return found()
  if (process.getuid?.() === 0 && has('apt-get')) {
    console.log('Installing Chromium for the browser journeys…')
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'], quiet)
  }
  return found()
}
