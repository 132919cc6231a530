/** What people may change of their own account. Role, groups and agency are not theirs to choose; services and place only by permission. */
import { offeredCalendars } from '../../engine/lib/calendars.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { Issue } from '../../engine/problems.ts'
import { anyObject, boolean, listOf, object, optional, orNull, type Shape, text } from '../security/shapes.ts'
import type { Account, AccountChanges } from '../stores/account-stores.ts'
import { servicesOf } from './person-of.ts'

const line = (longest: number) => optional(orNull(text({ longest })))

export const accountParts = {
  full_name: optional(text({ longest: 200 })),
  code: line(60),
  phone: line(40),
  email: line(254),
  position: line(200),
  location: line(80),
  services: optional(orNull(listOf(text({ longest: 80 }), 100))),
  locale: line(20),
  calendar: line(30),
  send_mail: optional(boolean),
  settings: optional(object({ notifications: object({ send_mail: anyObject }) })),
  password: optional(text({ longest: 1024 })),
  current_password: optional(text({ longest: 1024 })),
}

export const accountShape = object(accountParts)

type Edit = typeof accountShape extends Shape<infer Value> ? Value : never

const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/
const PHONE = /^\+?[\d\s()./-]{4,}$/

export function accountIssues(model: Model, edit: Edit): readonly Issue[] {
  const issue = (path: keyof Edit, code: string) => ({ path, code })
  const { full_name, email, phone, location: place, locale, calendar } = edit
  const calendars: readonly string[] = offeredCalendars(model.instance.calendars)
  return [
    ...(full_name !== undefined && tidy(full_name) === '' ? [issue('full_name', 'answer.required')] : []),
    ...(email && !EMAIL.test(email.trim()) ? [issue('email', 'email.unreadable')] : []),
    ...(phone && !PHONE.test(phone.trim()) ? [issue('phone', 'phone.unreadable')] : []),
    ...(place && !model.locations.some(({ code }) => code === place) ? [issue('location', 'choice.unknown')] : []),
    ...(locale && !model.instance.locales.includes(locale) ? [issue('locale', 'choice.unknown')] : []),
    ...(switchesOf(edit).every(([id, on]) => own(model.notifications ?? {}, id) && typeof on === 'boolean')
      ? []
      : [issue('settings', 'choice.unknown')]),
    ...(calendar && !calendars.includes(calendar) ? [issue('calendar', 'choice.unknown')] : []),
  ]
}

/** Mails to turn on and off, by notification. */
const switchesOf = ({ settings }: Edit) => Object.entries(settings?.notifications.send_mail ?? {})

/** What decides which records come to somebody, and is for others to say unless the role says otherwise. */
const GIVEN = ['location', 'services'] as const

/** Whatever stays as it was is no change. */
export function ownEdit(model: Model, { manages }: Pick<Actor, 'manages'>, edit: Edit, account: Account) {
  if (manages.has('account:services')) return { edit, issues: [] }
  const { location: place, services, ...rest } = edit
  const isOther = {
    location: place !== undefined && tidy(place ?? '') !== (account.location ?? ''),
    services: services !== undefined && !isSameList(services, model, account),
  }
  const issues = GIVEN.filter((fact) => isOther[fact]).map((path) => ({ path, code: 'account.not_yours_to_change' }))
  return { edit: rest, issues }
}

const isSameList = (services: readonly string[] | null, model: Model, account: Account): boolean =>
  services === null
    ? account.ownServices !== true
    : sorted(services).join('\n') === sorted(servicesOf(model, account)).join('\n')

const sorted = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort()

/** Blank clears, but for the name. Without a list of services those of the agency count again. */
export function accountChanges(edit: Edit, { mailOff = [] }: Pick<Account, 'mailOff'> = {}): AccountChanges {
  const { full_name, password: _, current_password: __, services, send_mail, settings, ...lines } = edit
  const switched = new Map(switchesOf(edit))
  const off = [...mailOff.filter((id) => !switched.has(id)), ...[...switched].flatMap(([id, on]) => (on ? [] : [id]))]
  const tidied = Object.entries(lines).map(([fact, value]) => [fact, tidy(value ?? '') || null])
  return {
    ...Object.fromEntries(tidied),
    ...(full_name !== undefined && { fullName: tidy(full_name) }),
    ...(services !== undefined && { services: services ?? [], ownServices: services === null ? null : true }),
    ...(send_mail !== undefined && { sendMail: send_mail ? null : false }),
    ...(settings !== undefined && { mailOff: off.length > 0 ? off : null }),
  }
}

/** Characters that turn the direction of text around have no place in a name. */
const tidy = (value: string) =>
  value
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
