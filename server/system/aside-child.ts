/** The process beside the server: it does one piece of work, says what came of it, and is ended. */
import { troubleIn } from '../commands/trouble.ts'
import type { FromChild, ToChild } from './aside.ts'
import { tasks } from './tasks.ts'

const say = (said: FromChild) => process.send?.(said)

process.on('message', ({ task, asked }: ToChild) => {
  const work = tasks[task] as (asked: unknown) => Promise<unknown>
  work(asked).then(
    (answer) => say({ answer }),
    (error: unknown) => {
      const told = troubleIn(error)
      say({ trouble: told ?? (error instanceof Error ? error.name : 'Error'), isTold: told !== undefined })
    },
  )
})
process.on('disconnect', () => process.exit())
say({ ready: true })
