import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { placesIn } from '../../../../config/import/item.ts'
import { importPrimero } from '../../../../config/import/primero/import-primero.ts'
import { spec } from '../../../lib/spec.ts'
import { checkedImport } from '../imported-model.ts'
import { readingClub, readingClubExtra } from './reading-club.ts'

const whole = { bundle: readingClub, extra: readingClubExtra }
const places = placesIn(whole).map((place) =>
  place
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/')),
)

const odd = fc.constantFrom<unknown>(
  null,
  '',
  'x y-Z',
  0,
  -1,
  true,
  false,
  [],
  {},
  ['a'],
  { eq: { age: 5 } },
  { en: 'X' },
  'Location',
  'subform',
  'status',
  { lt: { visits: 3 } },
  'constructor',
)

/** Something of the bundle taken away, or with another value, at any depth within a thing. */
const slip = fc.record({ place: fc.constantFrom(...places), depth: fc.nat(4), value: odd, isTaken: fc.boolean() })

type Container = Record<string, unknown> | unknown[]

function spoilt(slips: readonly { place: readonly string[]; depth: number; value: unknown; isTaken: boolean }[]) {
  const document = structuredClone(whole) as unknown as Container
  for (const { place, depth, value, isTaken } of slips) {
    const path = place.slice(0, Math.max(5, place.length - depth))
    const key = path.at(-1) ?? ''
    const holder = path
      .slice(0, -1)
      .reduce<unknown>(
        (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
        document,
      )
    if (typeof holder !== 'object' || holder === null) continue
    if (Array.isArray(holder) && isTaken) holder.splice(Number(key), 1)
    else if (isTaken) Reflect.deleteProperty(holder, key)
    else (holder as Record<string, unknown>)[key] = value
  }
  return document as unknown as { bundle: unknown; extra: unknown }
}

spec('Any bundle, with whatever slips', (it) => {
  it('becomes a configuration without errors, and is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 6 }), async (slips) => {
        const { bundle, extra } = spoilt(slips)
        const imported = importPrimero(bundle, extra)
        assert.equal(
          imported.report.entries.filter(({ fate }) => fate === undefined),
          [],
        )
        assert.equal((await checkedImport(imported)).errors, [])
      }),
      { numRuns: 60, seed: 20_240_615 },
    )
  })
})
