/** The process that reads one bundle, which anybody may have made: whatever it costs, it costs nobody else. */
import { acceptBundle } from '../../config/release/accept.ts'
import { judgeBundle } from '../../config/release/build.ts'
import type { TestReport } from '../../config/run-tests.ts'
import { endWithParent } from '../end-with-parent.ts'
import type { BundleAsked, BundleTold, Fault, Judged } from './bundle-messages.ts'

/** All that somebody may want to mend before the next attempt. */
const MOST_FAULTS = 1000

/** Who left before it was ready hears nothing. */
const say = (told: BundleTold) => process.send?.(told, undefined, undefined, () => undefined)

async function judged({ bytes, expected }: BundleAsked): Promise<Judged> {
  const accepted = acceptBundle(bytes, expected)
  if ('refusals' in accepted) return accepted
  const { bundle } = accepted
  const { hash, release } = bundle
  const found = await judgeBundle(bundle)
  if ('issues' in found) {
    const faults = found.issues.map(
      ({ code, file, line, column, found, expected, suggestion }): Fault => ({
        ...{ code, file, line, column, found: short(found), expected: short(suggestion ?? expected) },
      }),
    )
    return { faults: faults.slice(0, MOST_FAULTS), count: faults.length, failing: 'check' }
  }
  const { model, warnings, tests } = found
  if (tests.failed > 0) {
    const faults = faultsOf(tests)
    return { faults: faults.slice(0, MOST_FAULTS), count: faults.length, failing: 'test' }
  }
  const { instance, version, parent, ancestors, author, message, content } = release
  return {
    bundle: {
      ...{ hash, content, version, instance, parent, ancestors, author, model, warnings, passed: tests.passed },
      ...(message !== undefined && { message }),
    },
  }
}

/** What differs, where the scenario says otherwise. */
const faultsOf = ({ results }: TestReport): readonly Fault[] =>
  results.flatMap(({ file, name, differences }) =>
    differences.map(({ line, column, expected, actual }) => ({
      ...{ code: 'release.scenario_failed', file, line, column },
      ...{ found: `${name}: ${short(actual)}`, expected: short(expected) },
    })),
  )

const short = (text: string) => (text.length > 300 ? `${text.slice(0, 299)}…` : text)

process.on('message', (asked: BundleAsked) => {
  judged(asked).then(
    (judged) => say({ judged }),
    (error: unknown) => say({ trouble: error instanceof Error ? error.message : String(error) }),
  )
})
endWithParent()
say({ ready: true })
