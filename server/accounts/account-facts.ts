import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { Account } from '../stores/account-stores.ts'
import { widthOf } from './managing.ts'
import { servicesOf } from './person-of.ts'

/** Which accounts a person who may see accounts sees besides their own. */
const WITHIN: { readonly [W in ReturnType<typeof widthOf>]: (actor: Actor, account: Account) => boolean } = {
  none: () => false,
  group: (actor, account) => account.groups.some((group) => actor.groups.includes(group)),
  agency: (actor, account) => account.agency === actor.agency,
  all: () => true,
}

export const isVisible = (model: Model, actor: Actor, account: Account): boolean =>
  account.userName === actor.userName || WITHIN[widthOf(model, actor)](actor, account)

/** An account as the dialect shows it. */
export const wireAccount = (model: Pick<Model, 'agencies'>, account: Account) => ({
  id: account.id,
  user_name: account.userName,
  full_name: account.fullName,
  code: account.code,
  phone: account.phone,
  email: account.email,
  position: account.position,
  location: account.location,
  services: servicesOf(model, account),
  own_services: account.ownServices === true,
  locale: account.locale,
  calendar: account.calendar,
  role_unique_id: account.role,
  agency: account.agency,
  user_group_unique_ids: account.groups,
  disabled: account.disabled,
  send_mail: account.sendMail !== false,
  settings: { notifications: { send_mail: Object.fromEntries((account.mailOff ?? []).map((id) => [id, false])) } },
})
