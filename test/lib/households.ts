import { modelOfFolder } from '../../config/model-of-folder.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { uuid } from './people.ts'
import { aServer } from './server.ts'

/** Visits that link to households: Vera and Tenzin each reach their own, Maya all of both, Hari all visits and no household. */
export const householdsModel = modelOfFolder('test/configurations/households')

const account = (userName: string, fullName: string, role: string): AccountFacts => ({
  userName,
  fullName,
  role,
  agency: 'health_office',
  groups: ['upper_clinic'],
})

export const visitors = {
  vera: account('vera', 'Vera Gurung', 'visitor'),
  tenzin: account('tenzin', 'Tenzin Lama', 'visitor'),
  maya: account('maya', 'Maya Rai', 'planner'),
  hari: account('hari', 'Hari Thapa', 'clerk'),
} as const

export const LAMAS = uuid(10)
export const RAIS = uuid(11)
export const FIRST_VISIT = uuid(20)

const household = (id: string, head_name: string, street: string) => ({
  data: { id, module_id: 'home', consent: 'yes', basis: 'Asked by the clinic', head_name, street },
})

/** A server with Vera's household of the Lamas, Tenzin's of the Rais, and Vera's visit to the Lamas. */
export async function aTown() {
  const server = await aServer({ model: householdsModel, people: visitors })
  const [vera, tenzin, maya, hari] = await Promise.all(
    (['vera', 'tenzin', 'maya', 'hari'] as const).map((name) => server.as(name)),
  )
  if (!vera || !tenzin || !maya || !hari) throw new Error('Somebody is missing')
  await vera.post('households', {
    data: { ...household(LAMAS, 'Pema Lama', 'Mill Lane').data, children_in_home: { girls: 2, boys: 1 } },
  })
  await tenzin.post('households', household(RAIS, 'Sonam Rai', 'High Street'))
  await vera.post('visits', {
    data: { id: FIRST_VISIT, module_id: 'home', visited_on: '2024-05-02', visited_household: LAMAS },
  })
  return { server, vera, tenzin, maya, hari }
}
