import { pointerTo } from '../positions.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Check, within } from './check.ts'

const places = ['short_id', 'type', 'actor', 'link']

/** Texts of notifications name only what may be sent. */
export const checkNotifications: Check = ({ folder, texts, report }) => {
  for (const { json, file, pointer } of folder.notifications) {
    for (const [below, written] of [
      ['/text', json.text],
      ['/mail/subject', json.mail?.subject],
      ['/mail/body', json.mail?.body],
    ] as const) {
      if (written === undefined) continue
      const inHere = typeof written === 'string' ? { '': written } : written
      for (const [locale, text] of Object.entries(inHere)) {
        const place = within({ file, pointer }, below + (locale === '' ? '' : pointerTo(locale)))
        reportUnknown(place, text)
      }
      const path = `notifications/${json.id}${below}`
      for (const translated of folder.translations) {
        const text = texts.read.has(path) ? translated.texts[path] : undefined
        if (text !== undefined) reportUnknown({ file: translated.file, pointer: pointerTo(path) }, text)
      }
    }
  }

  function reportUnknown(place: Parameters<typeof report>[1], text: string): void {
    for (const [, name = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
      if (places.includes(name)) continue
      report('placeholder.unknown', place, {
        found: quoted(`{${name}}`),
        expected: oneOf(places.map((each) => `{${each}}`)),
        suggestion: didYouMean(name, places),
      })
    }
  }
}
