import type { Model } from '../../../engine/model.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { aServer, errorsOf } from '../../lib/server.ts'
import { keepLoan } from './loans.ts'

/** A server on which these loans stand. */
export async function keeping(records: readonly AnyRecord[], model: Model = lendingTasks) {
  const server = await aServer({ model })
  for (const record of records) await keepLoan(server, record)
  return server
}

/** The codes of what stands against something. */
export async function whyNot(answer: Response): Promise<readonly string[]> {
  const [error] = await errorsOf(answer)
  return ((error?.params?.['why'] ?? []) as readonly { readonly code: string }[]).map(({ code }) => code)
}
