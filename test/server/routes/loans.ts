import type { AnyRecord } from '../../../engine/records/record.ts'
import { now } from '../../lib/people.ts'
import { type aServer, dataOf, serverFor } from '../../lib/server.ts'

export type Data = Readonly<Record<string, unknown>>

export interface Page {
  readonly data: readonly Data[]
  readonly metadata: { readonly total: number; readonly per: number; readonly page: number }
}

export const pageOf = async (response: Response) => (await response.json()) as Page

/** A server on which Nadia has lent something; gives its id. */
export async function withALoan(answers: Data = { title: 'Maps', borrower: 'Mina' }) {
  const server = await serverFor('nadia')
  const made = await dataOf(await server.post('loans', { data: answers }))
  return { ...server, id: made['id'] as string, made }
}

type Server = Awaited<ReturnType<typeof aServer>>

/** A record as it is, whoever shared it with whom: no action could have made it so. */
export async function keepLoan({ stores }: Pick<Server, 'stores'>, after: AnyRecord): Promise<void> {
  const account = await stores.accounts.byUserName('nadia')
  const change = { record: after.id, version: 1, action: 'create', by: 'nadia', at: now, release: '', fields: [] }
  const { kind } = await stores.records.commit({
    actor: { userName: 'nadia', membershipVersion: account?.membershipVersion ?? 0 },
    mutation: after.id,
    fingerprint: '',
    records: [{ expected: 0, after, change: { ...change, mutation: after.id } }],
    audit: [],
    at: now,
    result: null,
  })
  if (kind !== 'done') throw new Error(kind)
}
