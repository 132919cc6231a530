/**
 * Passwords are kept as argon2id only. At most two are worked out at a time, for each costs 19 MiB; a crowd waits in a
 * queue of fifty, and beyond that is sent away.
 */
import { problems } from '../../engine/problems.ts'

export interface Passwords {
  hash(password: string): Promise<string>
  /** An unknown user has no hash; the work is done all the same, so that time tells nothing. */
  matches(password: string, hash: string | undefined): Promise<boolean>
}

interface Options {
  readonly concurrent?: number
  readonly queue?: number
}

const ARGON2ID = 2
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Of no password: 32 random bytes, forgotten. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$VB5kar35Hz6nKYuRe4ZFoA$YV2owtr6ahthSCYDGVK/k2Xavl/QU9aWY0j5CjHUZbI'

/** Two ways of typing the same letters are the same password. */
const normal = (password: string): string => password.normalize('NFKC')

/** Loaded with the first sign-in, and looked up once. */
let loaded: Promise<typeof import('@node-rs/argon2')> | undefined
function argon2() {
  loaded ??= import('@node-rs/argon2')
  return loaded
}

export function createPasswords({ concurrent = 2, queue = 50 }: Options = {}): Passwords {
  const turns = createTurns(concurrent, queue)
  return {
    hash: (password) =>
      turns(async () => {
        const { hash } = await argon2()
        return hash(normal(password), COST)
      }),
    matches: (password, stored) =>
      turns(async () => {
        const { verify } = await argon2()
        const equal = await verify(stored ?? NOBODY, normal(password))
        return equal && stored !== undefined
      }),
  }
}

type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Lets so many pieces of work run at a time, so many wait, and refuses the rest. */
export function createTurns(concurrent: number, queue: number): Turns {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running >= concurrent) {
      if (waiting.length >= queue) throw problems.tooMany({ retryAfterSeconds: 5 })
      await new Promise<void>((resume) => waiting.push(resume))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
