import { checkFolder } from '../../config/check.ts'
import { demoPeople } from '../../config/demo-people.ts'
import { loadFolder } from '../../config/load.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { type AccountFacts, actorOf } from '../../engine/permissions/actor-of.ts'

export const FOLDER = 'seeds/child-protection'
const checked = await checkFolder(loadFolder(FOLDER))
export const { issues } = checked
if (!checked.model) throw new Error(`${FOLDER} has errors`)
export const model: Model = checked.model

export const [CP, GBV, FTR] = ['primeromodule_cp', 'primeromodule_gbv', 'primeromodule_ftr'] as const

export function typeOf(id: string): RecordType {
  const type = model.recordTypes[id]
  if (!type) throw new Error(`No record type ${id}`)
  return type
}

/** The people of the demonstration, by user name. */
export const people: Readonly<Record<string, AccountFacts>> = Object.fromEntries(
  demoPeople(FOLDER).map((person) => [person.userName, { ...person, groups: person.groups ?? [] }]),
)

export function actorNamed(userName: string) {
  const account = people[userName]
  if (!account) throw new Error(`No ${userName}`)
  return actorOf(model, account)
}
