import { suite } from 'uvu'

/** Says why a test cannot run here; the runner counts it as skipped and prints the reason. */
export class Skipped extends Error {}

/** Ends the running test as skipped: what it needs is not on this machine. */
export function skip(reason: string): never {
  throw new Skipped(reason)
}

type Test = (sentence: string, run: () => void | Promise<void>) => void

const skips: string[] = []

/** Everything that was skipped so far, as `subject sentence: reason`. */
export const skippedTests = (): readonly string[] => skips

/** A uvu suite that cannot be forgotten: `run()` is called here and nowhere else. */
export function spec(subject: string, describe: (it: Test) => void): void {
  const tests = suite(subject)
  describe((sentence, run) =>
    tests(sentence, async () => {
      try {
        await run()
      } catch (error) {
        if (!(error instanceof Skipped)) throw error
        skips.push(`${subject} ${sentence}: ${error.message}`)
      }
    }),
  )
  tests.run()
}
