import type { Model, RecordType } from '../../../engine/model.ts'
import { allowed } from './oracle.ts'
import { FORMS, KINDS, smallModel } from './small-model.ts'
import { type Case, canaryOf, cases, people, placeOf, type theWorld } from './world.ts'

export type Data = Readonly<Record<string, unknown>>
export type World = Awaited<ReturnType<typeof theWorld>>
export type Client = Awaited<ReturnType<World['as']>>

export const FIELDS = FORMS.flatMap((form) => KINDS.map((kind) => ({ form, kind, name: `${kind}_${form}` })))
export const ROLES = Object.keys(smallModel.roles)
export const pluralOf = (type: string) => (smallModel.recordTypes[type] as RecordType).plural
/** What the oracle says of one case. */
export const verdict = ({ person, facts }: Case) => allowed(smallModel as Model, people, person.userName, facts)

let checks = 0
export const checksSoFar = () => checks

/** Collects what was otherwise than it should have been. */
export function ledger() {
  const wrong: string[] = []
  return {
    wrong,
    expect(what: string, actual: unknown, expected: unknown) {
      checks += 1
      if (JSON.stringify(actual) !== JSON.stringify(expected))
        wrong.push(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`)
    },
    /** None of the record's values but those that may be read. */
    silent(what: string, text: string, { record }: Case, forms: ReadonlySet<string>, turns = [0, 1]) {
      for (const { form, name } of FIELDS) {
        if (forms.has(form)) continue
        for (const turn of turns) {
          checks += 1
          if (text.includes(canaryOf(placeOf(record), name, turn))) wrong.push(`${what}: tells ${name}`)
        }
      }
    },
  }
}

export const NONE: ReadonlySet<string> = new Set()
export const mineOf = (role: string) => cases.filter(({ person }) => person.role === role)
export const nameOf = ({ person, facts }: Case) => `${person.userName} on ${facts.type}`

export async function clientsOf(world: World, role: string): Promise<ReadonlyMap<string, Client>> {
  const names = [...new Set(mineOf(role).map(({ person }) => person.userName))]
  return new Map(await Promise.all(names.map(async (name) => [name, await world.as(name)] as const)))
}

export const answered = async (response: Response) => {
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: (text ? JSON.parse(text) : {}) as {
      data?: Data & readonly Data[]
      metadata?: Data
      errors?: readonly Data[]
    },
  }
}
