/** How an instance sends mail: by the mail server of its environment; a demonstration keeps all of it to itself. */
import { textIn } from '../../engine/lib/text-in.ts'
import type { Environment } from '../env.ts'
import { captureMail } from '../mail/captured-mail.ts'
import type { Carrier } from '../mail/letter.ts'
import { createSender } from '../mail/sender.ts'
import type { Parts, Site } from '../parts.ts'

export function mailPartsOf({ mail, dataFolder }: Environment, { demo }: Site): Pick<Parts, 'mail'> {
  if (demo) return { mail: { captured: captureMail(Date.now, dataFolder) } }
  return mail ? { mail: {} } : {}
}

/** Begins to send what is queued. Gives the way to stop, which waits for the mail under way. */
export function startMail({ mail }: Environment, parts: Parts): () => Promise<void> {
  const { stores, clock, log, site, configuration } = parts
  const sender = createSender({
    ...{ stores, clock, log },
    carrier: parts.mail?.captured ?? (mail && throughServer(mail, parts)),
    model: (account) => configuration.releaseFor(account).model,
    origin: site.origins[0] ?? '',
  })
  return sender.start()
}

/** The mail program is loaded with the first mail. */
function throughServer({ smtp, from }: NonNullable<Environment['mail']>, { configuration }: Parts): Carrier {
  return {
    async carry(letter) {
      const { smtpCarrier } = await import('../mail/smtp-carrier.ts')
      const { name, defaultLocale } = configuration.release().model.instance
      const sender = { name: textIn(name, letter.locale, defaultLocale), address: from }
      return smtpCarrier(smtp, sender).carry(letter)
    },
  }
}
