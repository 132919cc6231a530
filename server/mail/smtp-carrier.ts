import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpSettings } from '../env.ts'
import type { Address, Carrier, Fate, Letter } from './letter.ts'

const SECOND = 1000

interface Failure {
  /** What the mail server answered, if it did, and to what. */
  readonly responseCode?: number
  readonly command?: string
}

/** A no to one of these is about this mail; to any other it is about the connection, and may be put right. */
const ABOUT_THE_MAIL: readonly (string | undefined)[] = ['RCPT TO', 'DATA']

/** Carries mail to a mail server, one connection for each: there are few, and none is left half open. */
export function smtpCarrier(smtp: SmtpSettings, from: Address): Carrier {
  return {
    async carry(letter) {
      const handing = { over: false }
      try {
        const message = await messageOf(letter, from)
        await deliver(smtp, { from: from.address, to: [letter.to.address] }, message, handing)
        return 'sent'
      } catch (error) {
        return fateOf(error as Failure, handing.over)
      }
    },
  }
}

function fateOf({ responseCode, command }: Failure, handedOver: boolean): Fate {
  if (responseCode !== undefined) return responseCode >= 500 && ABOUT_THE_MAIL.includes(command) ? 'refused' : 'later'
  return handedOver ? 'unclear' : 'later'
}

/** The whole message, ready to be handed over. */
export const messageOf = ({ id, to, locale, subject, text, html }: Letter, from: Address): Promise<Buffer> =>
  new MailComposer({
    messageId: `<${id}@${from.address.split('@')[1]}>`,
    from,
    to,
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()

/** `handing.over` turns true when the first of the message goes out: only then can the server have taken it. */
function deliver(
  { host, port, secure, requireTls, user, password }: SmtpSettings,
  envelope: { readonly from: string; readonly to: string[] },
  message: Buffer,
  handing: { over: boolean },
): Promise<void> {
  const connection = new SMTPConnection({
    host,
    port,
    secure,
    requireTLS: requireTls,
    connectionTimeout: 15 * SECOND,
    greetingTimeout: 15 * SECOND,
    socketTimeout: 20 * SECOND,
  })
  const pieces = function* () {
    handing.over = true
    yield message
  }
  return new Promise<void>((done, failed) => {
    connection.once('error', failed)
    connection.once('end', () => failed(new Error('The mail server hung up')))
    const send = () =>
      connection.send(envelope, Readable.from(pieces()), (error) => {
        if (error) failed(error)
        else done()
      })
    connection.connect((error) => {
      if (error) failed(error)
      else if (user === undefined) send()
      else connection.login({ user, pass: password ?? '' }, (refused) => (refused ? failed(refused) : send()))
    })
  }).then(
    () => connection.quit(),
    (error: unknown) => {
      connection.close()
      throw error
    },
  )
}
