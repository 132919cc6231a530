import type { Data } from '../data/data.tsx'
import { changeLocale } from './catalogue.ts'
import { locale } from './locale.ts'

/** The language's name in itself, as its readers know it. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

let chosenHere: string | undefined

/** The person picks a language: the screens follow at once, the account and its texts as soon as the server knows. */
export async function chooseLocale({ session, account }: Pick<Data, 'session' | 'account'>, tag: string) {
  await changeLocale(tag)
  if (session.state() !== 'signed-in') {
    chosenHere = tag
    return
  }
  await account.edit(session.actor().id, { locale: tag })
  await session.load()
}

/** After signing in: the language picked on the way in becomes the account's; without a pick the account's becomes the screen's. */
export async function settleLocale(data: Pick<Data, 'session' | 'account'>) {
  const wanted = data.session.actor().locale
  if (chosenHere && chosenHere !== wanted) await chooseLocale(data, chosenHere)
  else if (wanted && wanted !== locale()) await changeLocale(wanted)
  chosenHere = undefined
}
