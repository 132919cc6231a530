import type { Notice } from '../../../engine/lifecycle.ts'
import { captureMail } from '../../../server/mail/captured-mail.ts'
import { createSender } from '../../../server/mail/sender.ts'
import { accounts, aLoan, uuid } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'
import { saving } from '../stores/town-library.ts'
import { tellingModel } from './telling-library.ts'

/** What somebody chooses who forgot their password. */
export const NEW = 'nine yellow lanterns'

/** A server where Layla was told of one loan and Jon of two. */
export async function telling() {
  const server = await aServer({ model: tellingModel, parts: { mail: {} } })
  const tell = (user: string, loan: number, shortId = `loan ${loan}`) => {
    const facts = { recordType: 'loan', record: uuid(loan), shortId, by: 'nadia' }
    const notice: Notice = { notification: 'overdue', to: { user }, ...facts }
    return { model: tellingModel, notices: [notice] }
  }
  const loan = (number: number) => aLoan({ id: uuid(number), answers: { title: 'Forbidden-Title' } })
  await server.stores.records.commit(saving(loan(1), { told: tell('layla', 1) }))
  await server.stores.records.commit(saving(loan(2), { told: tell('jon', 2), at: '2024-05-10T06:01:00.000Z' }))
  const before = loan(1)
  const after = { ...before, version: 2 }
  await server.stores.records.commit(saving(after, { before, told: tell('jon', 1), at: '2024-05-10T06:02:00.000Z' }))
  return server
}

/** A server where Layla and Omar have addresses, and what is sent is kept. */
export async function mailing() {
  const layla = { ...accounts.layla, email: 'Layla@example.org' }
  const omar = { ...accounts.omar, email: 'omar@example.org', disabled: true }
  let clock = () => 0
  const captured = captureMail(() => clock())
  const server = await aServer({
    model: tellingModel,
    people: { layla, omar, jon: accounts.jon },
    parts: { mail: { captured } },
  })
  clock = server.parts.clock
  const sender = createSender({
    ...{ stores: server.stores, carrier: captured, clock, log: server.parts.log },
    model: () => tellingModel,
    origin: 'https://records.example.org',
  })
  await server.stores.mails.putAside()
  const ask = (email: string) => server.request('POST', 'users/password-reset-request', { body: { user: { email } } })
  const choose = (reset_password_token: string, password = NEW) =>
    server.request('POST', 'users/password-reset', { body: { user: { reset_password_token, password } } })
  const signIn = async (password: string) =>
    (await server.request('POST', 'tokens', { body: { user: { user_name: 'layla', password } } })).status
  /** The token of the newest mail. */
  const token = async () => {
    await sender.round()
    return /choose-password#(\S+)/.exec(captured.list()[0]?.text ?? '')?.[1] ?? ''
  }
  return { ...server, sender, captured, ask, choose, signIn, token }
}
