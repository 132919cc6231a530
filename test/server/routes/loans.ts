import { dataOf, serverFor } from '../../lib/server.ts'

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
