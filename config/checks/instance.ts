import { offeredCalendars } from '../../engine/lib/calendars.ts'
import { didYouMean, quoted } from '../words.ts'
import { type Check, refer, within } from './check.ts'

/** The default locale, the time zone, the calendars, and the locales of the translation files. */
export const checkInstance: Check = ({ folder, declared, report }) => {
  const { instance } = folder
  if (!instance) return
  refer(report, within(instance, '/defaultLocale'), instance.json.defaultLocale, declared.locales, 'locale')
  const zone = instance.json.timeZone
  if (!isTimeZone(zone)) {
    report('instance.time_zone', within(instance, '/timeZone'), {
      found: quoted(zone),
      expected: 'an IANA time zone such as `Africa/Nairobi`',
      suggestion: didYouMean(zone, Intl.supportedValuesOf('timeZone')),
    })
  }
  const { calendars } = instance.json
  const offered = new Set<string>(offeredCalendars(calendars && { ...calendars, byLocale: {} }))
  for (const [locale, calendar] of Object.entries(calendars?.byLocale ?? {})) {
    const place = within(instance, `/calendars/byLocale/${locale}`)
    if (refer(report, place, locale, declared.locales, 'locale'))
      refer(report, place, calendar, offered, 'offered calendar')
  }
  for (const [index, id] of (instance.json.notifications?.mail || []).entries())
    refer(report, within(instance, `/notifications/mail/${index}`), id, declared.notifications, 'notification')
  if (instance.json.services !== undefined)
    refer(report, within(instance, '/services'), instance.json.services, declared.lookups, 'lookup')
  for (const { locale, file } of folder.translations) {
    if (!declared.locales.has(locale)) {
      report(
        'text.unknown_locale',
        { file, pointer: '' },
        {
          found: `translations into ${quoted(locale)}`,
          expected: `one of the locales of \`instance.json\``,
          suggestion: didYouMean(locale, declared.locales),
        },
      )
    }
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
