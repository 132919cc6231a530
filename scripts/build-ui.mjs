// Run by npm start and npm test where the screens are older than their sources: Vite's build in dist/ui, and a compressed copy beside every text, so
// that the server compresses nothing while it serves.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist', 'ui')
const TEXT = /\.(html|js|css|svg|json|webmanifest)$/
const TOO_SMALL = 256

await build({ root: join(root, 'ui'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })

for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
  const path = join(out, name)
  if (!TEXT.test(name) || !statSync(path).isFile()) continue
  const bytes = readFileSync(path)
  if (bytes.length < TOO_SMALL) continue
  writeFileSync(`${path}.br`, brotli(bytes))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}
