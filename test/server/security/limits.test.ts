import * as assert from 'uvu/assert'
import { Problem } from '../../../engine/problems.ts'
import { clientAddress, networkOf } from '../../../server/security/client-address.ts'
import { createRate } from '../../../server/security/rates.ts'
import { type Attempt, createSignInLimits } from '../../../server/security/sign-in-limits.ts'
import type { LimiterStore } from '../../../server/stores/stores.ts'
import { spec } from '../../lib/spec.ts'

/** The store's promise, in memory. */
function memoryStore(): LimiterStore {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const failures = new Map<string, { count: number; lastAt: number }>()
  return {
    async take(key, { capacity, perSecond }, now) {
      const { tokens, at } = buckets.get(key) ?? { tokens: capacity, at: now }
      const filled = Math.min(capacity, tokens + ((now - at) / 1000) * perSecond)
      buckets.set(key, { tokens: filled >= 1 ? filled - 1 : filled, at: now })
      return { taken: filled >= 1, retryAfterSeconds: filled >= 1 ? 0 : Math.ceil((1 - filled) / perSecond) }
    },
    failuresOf: async (key) => failures.get(key) ?? { count: 0, lastAt: 0 },
    async noteFailure(key, now) {
      const count = (failures.get(key)?.count ?? 0) + 1
      failures.set(key, { count, lastAt: now })
      return count
    },
    forget: async (key) => void failures.delete(key),
    sweep: async () => undefined,
  }
}

const HOUR = 3_600_000
const limits = () => createSignInLimits({ store: memoryStore(), key: new Uint8Array(32), againstSpraying: true })
let guess = 0
const attempt = (more: Partial<Attempt> = {}): Attempt => {
  guess += 1
  return {
    account: 'nadia',
    address: `10.${guess % 200}.${guess % 250}.1`,
    password: `guess ${guess}`,
    device: undefined,
    ...more,
  }
}

const passes = async (work: Promise<void>): Promise<boolean> => {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'limit.reached') return false
    throw error
  }
}

spec('The limits of signing in', (it) => {
  it('evaluate at most 40 of 10,000 guesses at one account in an hour, wherever they come from', async () => {
    const { reserve } = limits()
    let evaluated = 0
    for (let at = 0; at < HOUR; at += HOUR / 10_000)
      if (await passes(reserve(attempt(), 1_000_000 + at))) evaluated += 1
    assert.ok(evaluated > 5 && evaluated <= 40, String(evaluated))
  })

  it('treat a name that nobody has like one that somebody has', async () => {
    const { reserve } = limits()
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => passes(reserve(attempt({ account: 'nobody' }), 1000))),
    )
    assert.equal(outcomes, [true, true, true, true, true, false, false, false])
  })

  it('count many guesses at once as many', async () => {
    const { reserve } = limits()
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => passes(reserve(attempt(), 1000))))
    assert.is(outcomes.filter(Boolean).length, 5)
  })

  it('see one account behind different spellings of its name', async () => {
    const { reserve } = limits()
    for (const account of ['nadia', 'NADIA', 'Nadia', 'nädia', 'nadia ']) await reserve(attempt({ account }), 1000)
    assert.not(await passes(reserve(attempt({ account: 'naDIA' }), 1001)))
  })

  it('let a person in on their own device while a stranger guesses', async () => {
    const { reserve, succeeded } = limits()
    for (let turn = 0; turn < 20; turn += 1) await passes(reserve(attempt(), 1000 + turn))
    const mine = attempt({ device: 'her phone' })
    assert.ok(await passes(reserve(mine, 2000)))
    await succeeded(mine)
    assert.not(await passes(reserve(attempt(), 2001)))
  })

  it('limit guesses from a stolen device too', async () => {
    const { reserve } = limits()
    const outcomes = []
    for (let turn = 0; turn < 8; turn += 1) outcomes.push(await passes(reserve(attempt({ device: 'stolen' }), 1000)))
    assert.equal(outcomes.filter(Boolean).length, 5)
  })

  it('stop one password tried on many accounts', async () => {
    const { reserve } = limits()
    let tried = 0
    for (let turn = 0; turn < 200; turn += 1) {
      if (await passes(reserve(attempt({ account: `user${turn}`, password: 'Summer in the city' }), 1000))) tried += 1
    }
    assert.is(tried, 20)
  })

  it('stop one network that tries everybody', async () => {
    const { reserve } = limits()
    let tried = 0
    for (let turn = 0; turn < 200; turn += 1) {
      if (await passes(reserve(attempt({ account: `user${turn}`, address: `192.0.2.${turn}` }), 1000))) tried += 1
    }
    assert.is(tried, 60)
  })

  it('forget failures after success', async () => {
    const { reserve, succeeded } = limits()
    for (let turn = 0; turn < 4; turn += 1) await reserve(attempt(), 1000)
    const right = attempt()
    await reserve(right, 1000)
    await succeeded(right)
    for (let turn = 0; turn < 5; turn += 1) assert.ok(await passes(reserve(attempt(), 1001)))
  })
})

spec('A rate', (it) => {
  it('lets a burst pass, then one for each interval', () => {
    const rate = createRate({ burst: 3, every: 100 })
    for (let turn = 0; turn < 3; turn += 1) rate.take('a', 1000)
    assert.throws(
      () => rate.take('a', 1000),
      (error: Problem) => error.code === 'limit.reached',
    )
    rate.take('b', 1000)
    rate.take('a', 1100)
    assert.throws(() => rate.take('a', 1150))
  })

  it('tolerates a clock that goes backwards', () => {
    const rate = createRate({ burst: 1, every: 100 })
    rate.take('a', 10_000)
    assert.throws(() => rate.take('a', 0))
  })
})

spec('The address of a client', (it) => {
  const proxies = new Set(['10.0.0.1', '10.0.0.2'])

  it('is the peer, whatever a stranger forwards', () => {
    const seen = new Set(
      Array.from({ length: 1000 }, (_, n) => clientAddress('203.0.113.9', `198.51.100.${n % 250}`, proxies)),
    )
    assert.equal([...seen], ['203.0.113.9'])
  })

  it('is the last hop before the trusted proxies', () => {
    assert.is(clientAddress('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', proxies), '203.0.113.9')
    assert.is(clientAddress('::ffff:10.0.0.1', '203.0.113.9', proxies), '203.0.113.9')
  })

  it('shares its limit with its network', () => {
    assert.is(networkOf('203.0.113.9'), '203.0.113')
    assert.is(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
    assert.is(networkOf('2001:0db8:0001:0002::9'), '2001:db8:1:2')
    assert.is(networkOf('fe80::1%eth0'), 'fe80:0:0:0')
    assert.is(networkOf(''), 'unknown')
  })
})
