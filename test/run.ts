import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

type Suite = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>
const uvu = globalThis as unknown as { UVU_DEFER: 1; UVU_QUEUE: [string | null, ...Suite[]][]; UVU_INDEX: number }

/** Runs every *.test.ts(x) below the places named, in one process, and ends with a line that people and CI can read. */
uvu.UVU_DEFER = 1
// Only now: uvu looks at that when it is first imported, and would run everything a second time by itself.
const { skippedTests } = await import('./lib/spec.ts')
const places = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const except = process.argv.flatMap((word) => (word.startsWith('--except=') ? [word.slice('--except='.length)] : []))

const filesIn = (place: string): string[] =>
  statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.test\.tsx?$/.test(file))
        .map((file) => join(place, file))
        .sort()

const files = places.flatMap(filesIn).filter((file) => !except.some((place) => file.startsWith(`${place}/`)))
const sum = { passed: 0, failed: 0 }
const lasted: { readonly file: string; readonly seconds: number }[] = []
for (const [index, file] of files.entries()) {
  const begun = performance.now()
  uvu.UVU_INDEX = index
  uvu.UVU_QUEUE[index] = [file]
  await import(resolve(file))
  for (const suite of uvu.UVU_QUEUE[index].slice(1) as Suite[]) {
    const [errors, passed, , total] = await suite()
    if (errors !== true) console.error(file, errors)
    sum.passed += passed
    sum.failed += total - passed
  }
  lasted.push({ file, seconds: Math.round((performance.now() - begun) / 1000) })
}
const longest = lasted.filter(({ seconds }) => seconds >= 10).sort((one, other) => other.seconds - one.seconds)
for (const { file, seconds } of longest.slice(0, 8)) console.log(`took long: ${file} (${seconds} s)`)
const skipped = skippedTests()
for (const line of skipped) console.log(`skipped: ${line}`)
console.log(`\n${sum.passed - skipped.length} passed, ${sum.failed} failed, ${skipped.length} skipped`)
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0)
