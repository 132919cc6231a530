/** What each kind of mail says, to one person. Undefined: there is none for them. */
import { own } from '../../engine/lib/own.ts'
import { textIn } from '../../engine/lib/text-in.ts'
import type { Notification } from '../../engine/lifecycle.ts'
import type { Model } from '../../engine/model.ts'
import type { Account } from '../stores/account-stores.ts'
import type { StoredNotice } from '../stores/notice-stores.ts'
import { isAddress, type Letter, oneLine } from './letter.ts'
import { platformTextsIn } from './platform-texts.ts'
import { htmlOf, isolatedLineOf, lineOf, type Places, paragraphsOf, plainOf } from './written.ts'

interface Of {
  readonly id: string
  readonly account: Account
  readonly model: Model
  /** Where people reach the instance. */
  readonly origin: string
}

export const localeOf = ({ instance }: Model, { locale }: Pick<Account, 'locale'>): string =>
  locale !== undefined && instance.locales.includes(locale) ? locale : instance.defaultLocale

/** Whether the instance sends mail for this notification at all. */
export function isMailed({ instance }: Model, { id, mail }: Notification): boolean {
  const allowed = instance.notifications?.mail
  return mail !== undefined && (allowed === undefined || (allowed !== false && allowed.includes(id)))
}

/** Whether this person wants mail for it. */
export const isWanted = ({ sendMail, mailOff = [] }: Account, notification: string): boolean =>
  sendMail !== false && !mailOff.includes(notification)

/** What stands for the places of a notification's texts: never an answer. */
function placesOf(model: Model, notice: StoredNotice, locale: string): Places {
  const type = own(model.recordTypes, notice.recordType)
  return {
    short_id: notice.shortId,
    type: textIn(type?.label, locale, model.instance.defaultLocale),
    actor: notice.byFullName,
  }
}

/** Path of the page that a notice is about. */
export function pathOf(model: Model, { recordType, record, form }: StoredNotice): string {
  const path = `/r/${own(model.recordTypes, recordType)?.plural ?? recordType}/${record}`
  return form === undefined ? path : `${path}?form=${form}`
}

/** One line for the application. */
export function noticeLine(model: Model, notice: StoredNotice, locale: string): string {
  const kind = own(model.notifications ?? {}, notice.notification)
  const text = textIn(kind?.text, locale, model.instance.defaultLocale)
  return isolatedLineOf(text, { ...placesOf(model, notice, locale), link: '' }, locale)
}

export function noticeLetter(of: Of, notice: StoredNotice): Letter | undefined {
  const { model, account, origin } = of
  const kind = own(model.notifications ?? {}, notice.notification)
  if (!kind?.mail || !isMailed(model, kind) || !isWanted(account, kind.id)) return undefined
  const locale = localeOf(model, account)
  const said = (texts: typeof kind.text) => textIn(texts, locale, model.instance.defaultLocale)
  const places = {
    ...placesOf(model, notice, locale),
    link: `${origin}${pathOf(model, notice)}`,
    account: `${origin}/account`,
  }
  const body = [...paragraphsOf(said(kind.mail.body)), platformTextsIn(locale).mayBeTurnedOff]
  return letterOf(of, said(kind.mail.subject), body, places)
}

/** A mail of the platform's own. `path` is the page that it links to. */
export function platformLetter(
  of: Of,
  kind: 'welcome' | 'passwordReset' | 'passwordChanged',
  path: string,
): Letter | undefined {
  const { model, account, origin } = of
  const locale = localeOf(model, account)
  const { subject, body } = platformTextsIn(locale)[kind]
  const instance = textIn(model.instance.name, locale, model.instance.defaultLocale)
  const places = { instance, name: account.fullName, user_name: account.userName, link: `${origin}${path}` }
  return letterOf(of, subject, paragraphsOf(body), places)
}

function letterOf(
  { id, account, model }: Of,
  subject: string,
  body: readonly string[],
  places: Places,
): Letter | undefined {
  if (!isAddress(account.email)) return undefined
  const locale = localeOf(model, account)
  return {
    id,
    to: { name: oneLine(account.fullName), address: account.email },
    locale,
    subject: lineOf(subject, places),
    text: `${body.map((part) => plainOf(part, places, locale)).join('\n\n')}\n`,
    html: htmlOf(body, places, locale),
  }
}
