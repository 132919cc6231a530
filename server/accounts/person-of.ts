import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Person } from '../../engine/transitions/person.ts'
import type { AccountsStore, Colleague } from '../stores/account-stores.ts'

/** The services that somebody gives: their own list, even an empty one, else those of their agency as they are now. */
export const servicesOf = (
  { agencies }: Pick<Model, 'agencies'>,
  { ownServices, services, agency }: Colleague,
): readonly string[] => (ownServices ? services : (own(agencies, agency)?.services ?? []))

/** Somebody to whom records may be given, as the engine looks at them. */
export const personOf = (model: Pick<Model, 'agencies'>, account: Colleague): Person => ({
  userName: account.userName,
  fullName: account.fullName,
  role: account.role,
  agency: account.agency,
  groups: account.groups,
  ...(account.location !== undefined && { location: account.location }),
  services: servicesOf(model, account),
  membershipVersion: account.membershipVersion,
})

/** Those of the people that there are and who may sign in, by user name; nothing where none are named. */
export async function peopleNamed(
  accounts: Pick<AccountsStore, 'named'>,
  model: Pick<Model, 'agencies'>,
  userNames: readonly string[],
): Promise<ReadonlyMap<string, Person> | undefined> {
  if (userNames.length === 0) return undefined
  const found = await accounts.named(userNames)
  return new Map(found.map((account) => [account.userName, personOf(model, account)]))
}
