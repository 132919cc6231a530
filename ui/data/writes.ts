import { type Clash, type Issue, Problem } from '../../engine/problems.ts'
import type { Answered } from './client.ts'
import { OutOfReach } from './trouble.ts'
import type { Truth } from './truth.ts'

/** What kept a write from being done. `unsent`: nobody answered, nothing is known to be lost; write the same again under the same id. */
export type Undone =
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'clash'; readonly version: number; readonly clashes: readonly Clash[] }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unsent'; readonly reason: 'network' | 'server' }

/** Words for the line of truth while something is on its way. */
export interface Wording {
  readonly title: string
  readonly href?: string
}

interface Parts {
  readonly truth: Truth
  readonly wait?: (milliseconds: number) => Promise<void>
}

export type Write = <Body>(
  mutation: string,
  wording: Wording,
  send: () => Promise<Answered<Body>>,
) => Promise<{ readonly kind: 'done'; readonly answer: Answered<Body> } | Undone>

const pauses = [500, 1500, 4000]

/** Sends until somebody answers or patience ends. Never throws for trouble that a person can meet. */
export function createWrite({ truth, wait = pause }: Parts): Write {
  const persist = async <Body>(send: () => Promise<Answered<Body>>) => {
    for (const milliseconds of pauses) {
      try {
        return await send()
      } catch (error) {
        if (!(error instanceof OutOfReach)) throw error
        await wait(error.retryAfterSeconds ? Math.min(error.retryAfterSeconds * 1000, 8000) : milliseconds)
      }
    }
    return send()
  }
  return async (mutation, wording, send) => {
    truth.put({ id: mutation, ...wording, state: 'sending' })
    try {
      const answer = await persist(send)
      truth.sent(mutation)
      return { kind: 'done', answer }
    } catch (error) {
      truth.drop(mutation)
      return undoneBy(error)
    }
  }
}

function undoneBy(error: unknown): Undone {
  if (error instanceof OutOfReach) return { kind: 'unsent', reason: error.reason }
  if (!(error instanceof Problem)) throw error
  const details = error.details as { issues?: readonly Issue[]; clashes?: readonly Clash[]; version?: number }
  if (details.issues) return { kind: 'issues', issues: details.issues }
  if (details.clashes) return { kind: 'clash', version: details.version ?? 0, clashes: details.clashes }
  return { kind: 'refused', problem: error }
}

function pause(milliseconds: number) {
  return new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
}
