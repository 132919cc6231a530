/**
 * Takes mails out of the queue and has them carried. A mail is noted as leaving before it does, so that none leaves twice:
 * one whose fate nobody knows, after a crash or a broken line, is not sent again (docs/decisions/0010-mail.md).
 */
import type { Model } from '../../engine/model.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { type Log, traceOf } from '../log.ts'
import { hashOf, newSecret } from '../security/secrets.ts'
import type { Account } from '../stores/account-stores.ts'
import type { QueuedMail } from '../stores/notice-stores.ts'
import type { Stores } from '../stores/stores.ts'
import { type Carrier, type Fate, isAddress, type Letter } from './letter.ts'
import { noticeLetter, platformLetter } from './letters.ts'
import { reaches } from './reaches.ts'

interface Parts {
  readonly stores: Pick<Stores, 'mails' | 'notices' | 'passwordResets' | 'records'>
  /** Absent: no mail is sent. */
  readonly carrier: Carrier | undefined
  /** That of the receiver, as it is now. */
  readonly model: (account: Account) => Model
  readonly origin: string
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly log: Log
}

export interface Sender {
  /** Sends what is due; one round at a time. Gives how many mails were looked at. */
  round(): Promise<number>
  /** Begins with what a crash left, then goes round for as long as it is not stopped. Gives the way to stop, which waits for the mail under way. */
  start(): () => Promise<void>
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** After each attempt that came to nothing. After the last there is no other. */
const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR]
/** After this long a mail says nothing new. */
const TOO_LATE: Readonly<Record<QueuedMail['kind'], number>> = {
  notice: 24 * HOUR,
  welcome: 72 * HOUR,
  'password-reset': HOUR,
  'password-changed': 72 * HOUR,
}
/** How long the link of a password mail is good. */
export const LINK_LIFETIME = HOUR
const TOGETHER = 20
const ROUND_EVERY = 2000

export function createSender({ stores, carrier, model, origin, clock, log }: Parts): Sender {
  const { mails } = stores
  let stopped = false
  let under: Promise<number> | undefined

  async function letterOf(mail: QueuedMail): Promise<Letter | undefined> {
    const { id, account, kind, notice } = mail
    if (account.disabled || !isAddress(account.email) || clock() - mail.at > TOO_LATE[kind]) return undefined
    const of = { id, account, model: model(account), origin }
    switch (kind) {
      case 'notice':
        return notice && (await reaches(stores, actorOf(of.model, account, new Date(clock()).toISOString()), notice))
          ? noticeLetter(of, notice)
          : undefined
      case 'welcome':
        return platformLetter(of, 'welcome', '/sign-in')
      case 'password-changed':
        return platformLetter(of, 'passwordChanged', '/sign-in')
      case 'password-reset': {
        // The secret is made when the mail leaves: nothing that opens an account waits in the queue.
        const secret = newSecret()
        await stores.passwordResets.offer(account.id, hashOf(secret), clock() + LINK_LIFETIME)
        return platformLetter(of, 'passwordReset', `/choose-password#${secret}`)
      }
    }
  }

  async function fateOf(mail: QueuedMail, by: Carrier): Promise<Fate | 'none'> {
    let letter: Letter | undefined
    try {
      letter = await letterOf(mail)
    } catch (error) {
      log({ event: 'mail-not-sent', ...traceOf(error) })
      return 'later'
    }
    return letter ? by.carry(letter).catch(() => 'unclear' as const) : 'none'
  }

  async function send(mail: QueuedMail, by: Carrier): Promise<void> {
    if (!(await mails.begin(mail.id))) return
    const fate = await fateOf(mail, by)
    if (fate === 'sent' || fate === 'none') return mails.settle(mail.id, fate)
    log({ event: 'mail-not-sent', fate, attempt: mail.attempts + 1 })
    const pause = PAUSES[mail.attempts]
    if (fate === 'later' && pause !== undefined) return mails.again(mail.id, clock() + pause)
    return mails.settle(mail.id, 'failed')
  }

  async function goRound(): Promise<number> {
    if (!carrier) {
      await mails.putAside()
      return 0
    }
    const due = await mails.due(clock(), TOGETHER)
    for (const mail of due) {
      if (stopped) break
      await send(mail, carrier).catch((error: unknown) => log({ event: 'mail-not-sent', ...traceOf(error) }))
    }
    return due.length
  }

  /** Whoever asks while a round is under way waits for that one. */
  const round = (): Promise<number> => {
    under ??= goRound().finally(() => {
      under = undefined
    })
    return under
  }

  return {
    round,
    start() {
      let timer: ReturnType<typeof setTimeout> | undefined
      const again = (): void => {
        if (stopped) return
        timer = setTimeout(next, ROUND_EVERY)
        timer.unref()
      }
      const next = () =>
        void round()
          .catch((error: unknown) => log({ event: 'mail-not-sent', ...traceOf(error) }))
          .then(again)
      const begun = mails.giveUpUnclear().then(
        (unclear) => {
          if (unclear > 0) log({ event: 'mail-unclear', mails: unclear })
        },
        (error: unknown) => log({ event: 'mail-not-sent', ...traceOf(error) }),
      )
      void begun.then(again)
      return async () => {
        stopped = true
        clearTimeout(timer)
        await begun
        await under?.catch(() => undefined)
      }
    },
  }
}
