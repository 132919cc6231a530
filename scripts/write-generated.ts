import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatedFiles } from '../config/reference/index.ts'

/** Writes what is generated from the code, or with `--check` says what is stale. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const fields = join(root, 'engine', 'fields')
const sources = readdirSync(fields).map((file) => readFileSync(join(fields, file), 'utf8'))

/** The first sentences of the comment above the field type. */
function meaningOf(type: string): string {
  const definition = new RegExp(`defineFieldType(<'${type}'|\\(\\{\\s*type: '${type}')`)
  const source = sources.find((text) => definition.test(text)) ?? ''
  const before = source.slice(0, source.search(definition))
  const comment = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'))
  return comment.replace(/\s*\n\s*\* ?/g, ' ').trim()
}

/** The console says plans and conditions in the words of the screens. */
const wordsOf = (area: string) => readFileSync(join(root, 'ui', 'locales', 'en', `${area}.json`), 'utf8')
const words = [
  ['config/plan/english.json', wordsOf('plan')],
  ['config/rules-english.json', wordsOf('rules')],
] as const

const stale = [...generatedFiles(meaningOf), ...words].filter(([path, text]) => {
  const file = join(root, path)
  return !existsSync(file) || readFileSync(file, 'utf8') !== text
})
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run npm run schema`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const [path, text] of stale) {
    writeFileSync(join(root, path), text)
    console.log(`wrote ${path}`)
  }
}
