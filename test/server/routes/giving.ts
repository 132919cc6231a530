import type { AnyRecord } from '../../../engine/records/record.ts'
import { givers, lendingGifts } from '../../lib/lending-gifts.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { aServer, dataOf } from '../../lib/server.ts'
import { type Data, keepLoan } from './loans.ts'

export const borrowed = { title: 'Maps', borrower: 'Mina' }
export const loan = `loans/${uuid(1)}`

/** A server where loans are given away, with these; one of Nadia's if nothing is said. */
export async function giving(records: readonly AnyRecord[] = [aLoan({ answers: borrowed })]) {
  const server = await aServer({ model: lendingGifts, people: givers })
  for (const record of records) await keepLoan(server, record)
  const [nadia, omar, layla, amal] = [
    ...[await server.as('nadia'), await server.as('omar')],
    ...[await server.as('layla'), await server.as('amal')],
  ] as const
  const stored = async (number = 1) => (await server.stores.records.get('loan', uuid(number)))?.record
  return { ...server, nadia, omar, layla, amal, stored }
}

/** The same, and Nadia has begun one; gives the address of the entry. */
export async function given(plural: string, answers: Data) {
  const server = await giving()
  const begun = await server.nadia.post(`${loan}/${plural}`, { data: answers })
  if (begun.status !== 200) throw new Error(await begun.text())
  const { id } = await dataOf(begun)
  return { ...server, id: String(id), entry: `${loan}/${plural}/${String(id)}` }
}
