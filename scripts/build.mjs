// npm run build: the server as one file in dist/, with the thread, the process and the migrations that it needs beside it. What is fresh is left alone.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { compiledSchemas, sourcesOfSchemas } from './schema-validators.mjs'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist')
const bundle = join(out, 'server.js')
const stampFile = join(out, 'server.stamp.json')

const hashOf = (file) => {
  const path = join(root, file)
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
}
const stampOf = (files) => Object.fromEntries(files.sort().map((file) => [file, hashOf(file)]))

/** Whether the bundle was made of exactly what stands there now. */
function isFresh() {
  if (!existsSync(stampFile) || !existsSync(bundle)) return false
  const stamp = readFileSync(stampFile, 'utf8')
  return JSON.stringify(stampOf(Object.keys(JSON.parse(stamp)))) === stamp
}

if (isFresh()) {
  const now = new Date()
  utimesSync(bundle, now, now)
  process.exit(0)
}

const { metafile, outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: {
    server: 'server/main.ts',
    'demo-maker': 'server/demo/demo-maker.ts',
    reader: 'server/reader/child.ts',
    impact: 'server/promotion/impact-child.ts',
    'judge-release': 'server/promotion/bundle-child.ts',
    drafting: 'server/editing/child.ts',
    aside: 'server/system/aside-child.ts',
  },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  mainFields: ['module', 'main'],
  plugins: [compiledSchemas],
  external: ['better-sqlite3', '@node-rs/argon2', 'sharp', 'file-type'],
  // Libraries in the older module system ask for `require` when they run.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  write: false,
})
const text = outputFiles.find(({ path }) => path === bundle).text
mkdirSync(out, { recursive: true })
for (const file of outputFiles) writeFileSync(file.path, file.contents)
writeFileSync(bundle, text.replace('__FORMWORK_BUILD__', createHash('sha256').update(text).digest('hex').slice(0, 16)))
rmSync(join(out, 'migrations'), { recursive: true, force: true })
cpSync(join(root, 'server', 'db', 'migrations'), join(out, 'migrations'), { recursive: true })
const migrations = readdirSync(join(root, 'server', 'db', 'migrations'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('server', 'db', 'migrations', file))
  .filter((file) => statSync(join(root, file)).isFile())
writeFileSync(
  stampFile,
  JSON.stringify(
    stampOf([
      ...Object.keys(metafile.inputs),
      ...migrations,
      ...sourcesOfSchemas,
      'scripts/build.mjs',
      'package-lock.json',
    ]),
  ),
)
