import * as assert from 'uvu/assert'
import type { SmtpSettings } from '../../../server/env.ts'
import type { Letter } from '../../../server/mail/letter.ts'
import { smtpCarrier } from '../../../server/mail/smtp-carrier.ts'
import { type Answers, partsOf, smtpServer } from '../../lib/smtp-server.ts'
import { spec } from '../../lib/spec.ts'

const letter: Letter = {
  id: '00000000-0000-4000-8000-000000000001',
  to: { name: 'ليلى نور', address: 'layla@example.org' },
  locale: 'ar',
  subject: 'طلب موافقة',
  text: 'السطر الأول\n\nhttps://records.example.org/r/loans/1\n',
  html: '<!doctype html><html lang="ar" dir="rtl"><body><p>السطر الأول</p></body></html>',
}

/** Carries the letter to a server that answers so. */
async function carried(answers: Answers = () => undefined, more: Partial<SmtpSettings> = {}, sent = letter) {
  const server = await smtpServer(answers)
  const smtp = { host: '127.0.0.1', port: server.port, secure: false, requireTls: false, ...more }
  const carrier = smtpCarrier(smtp, { name: 'The library', address: 'no-reply@example.org' })
  const fate = await carrier.carry(sent)
  await server.close()
  return { fate, server }
}

spec('A mail on its way to a mail server', (it) => {
  it('arrives with a text and an HTML part, from and to whom it is', async () => {
    const { fate, server } = await carried()
    assert.is(fate, 'sent')
    const [mail] = server.mails
    assert.is(mail?.from, 'no-reply@example.org')
    assert.equal(mail?.to, ['layla@example.org'])
    assert.match(mail?.message ?? '', /multipart\/alternative/)
    assert.match(mail?.message ?? '', /^From: The library <no-reply@example.org>/m)
    const [text, html] = partsOf(mail?.message ?? '')
    assert.match(text ?? '', /^السطر الأول/)
    assert.match(html ?? '', /dir="rtl"/)
  })

  it('is named the same at each attempt', async () => {
    const names = await Promise.all([carried(), carried()])
    for (const { server } of names)
      assert.match(server.mails[0]?.message ?? '', /^Message-ID: <00000000-0000-4000-8000-000000000001@example.org>/im)
  })

  it('signs in where there is a user', async () => {
    const { server } = await carried(undefined, { user: 'sender', password: 'secret word' })
    const said = server.mails[0]?.auth?.split(' ')[2] ?? ''
    assert.is(Buffer.from(said, 'base64').toString(), '\0sender\0secret word')
  })

  it('is tried again when the server is not there, does not let it in or asks for patience', async () => {
    const unreachable = smtpCarrier(
      { host: '127.0.0.1', port: 9, secure: false, requireTls: false },
      { name: '', address: 'no-reply@example.org' },
    )
    assert.is(await unreachable.carry(letter), 'later')
    assert.is((await carried((command) => (command === 'RCPT' ? '451 later' : undefined))).fate, 'later')
    assert.is((await carried((command) => (command === '.' ? '452 full' : undefined))).fate, 'later')
    assert.is((await carried((command) => (command === 'MAIL' ? 'hang-up' : undefined))).fate, 'later')
    const wrongPassword = (command: string) => (command === 'AUTH' ? '535 no' : undefined)
    assert.is((await carried(wrongPassword, { user: 'sender', password: 'old' })).fate, 'later')
  })

  it('is given up when the server will not have it', async () => {
    assert.is((await carried((command) => (command === 'RCPT' ? '550 nobody' : undefined))).fate, 'refused')
    assert.is((await carried((command) => (command === '.' ? '554 no' : undefined))).fate, 'refused')
  })

  it('is of unclear fate when the line breaks after it was handed over', async () => {
    assert.is((await carried((command) => (command === '.' ? 'hang-up' : undefined))).fate, 'unclear')
  })

  it('does not leave in the clear where TLS is asked for and the server has none', async () => {
    const { fate, server } = await carried(undefined, { requireTls: true })
    assert.is(fate, 'later')
    assert.equal(server.mails, [])
  })

  it('grows no header out of a name or subject', async () => {
    const { server } = await carried(
      undefined,
      {},
      {
        ...letter,
        subject: 'Hello\r\nBcc: thief@example.net',
        to: { name: 'Layla\r\nBcc: thief@example.net', address: 'layla@example.org' },
      },
    )
    const head = server.mails[0]?.message.split('\r\n\r\n')[0] ?? ''
    assert.not.match(head, /^bcc/im)
    assert.equal(server.mails[0]?.to, ['layla@example.org'])
  })
})
