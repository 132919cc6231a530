/** The process in which drafts are checked while somebody types: nobody who saves a record waits for it. */
import { createWorkbench } from '../../config/editing/workbench.ts'
import { type Source, sourceOf } from '../../config/source.ts'
import type { FromChild, ToChild } from './messages.ts'

const MOST_BASES = 3

const workbench = createWorkbench()
const bases = new Map<string, Source>()
const say = (said: FromChild) => process.send?.(said)

function basisOf({ basis, files }: ToChild): Source {
  const known = bases.get(basis) ?? sourceOf(new Map(files ?? []))
  bases.delete(basis)
  bases.set(basis, known)
  for (const old of [...bases.keys()].slice(0, -MOST_BASES)) bases.delete(old)
  return known
}

async function done(asked: ToChild): Promise<unknown> {
  const draft = { id: asked.draft, basis: basisOf(asked), changes: new Map(asked.changes) }
  const work = workbench[asked.task] as (now: typeof draft, ...needs: readonly unknown[]) => unknown
  return work(draft, ...asked.needs)
}

process.on('message', (asked: ToChild) => {
  done(asked).then(
    (answer) => say({ job: asked.job, answer }),
    (error: unknown) =>
      say({ job: asked.job, trouble: error instanceof Error ? `${error.name}: ${error.stack}` : 'unknown' }),
  )
})
process.on('disconnect', () => process.exit())
say({ ready: true })
