/** What the life of a record adds to a save: stages, tasks, alerts, triggers. */
import { join } from 'node:path'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import { fieldsById } from '../../engine/fields/by-id.ts'
import type { Model } from '../../engine/model.ts'
import { openStores } from '../../server/stores/open-stores.ts'
import { today, uuid } from '../lib/people.ts'
import { aServer } from '../lib/server.ts'
import { round, say } from './say.ts'

const CASES = 20
const SAVES = 300
const WARM = 100

const withoutRules = (model: Model): Model => ({
  ...model,
  hash: '0'.repeat(64),
  recordTypes: Object.fromEntries(
    Object.entries(model.recordTypes).map(([id, { lifecycle: _, ...type }]) => [id, type]),
  ),
})

/** A server on which somebody saves the same answers again and again, each time others. */
async function saver(folder: string, model: Model) {
  const stores = await openStores(folder)
  const userName = 'worker'
  const facts = { userName, fullName: 'A worker', role: 'case_worker', agency: 'agency', groups: ['group'] }
  const { as } = await aServer({ model, people: { [userName]: facts }, stores })
  const { post, patch } = await as(userName)
  const must = async (answer: Response) => {
    if (answer.status >= 400) throw new Error(`${answer.status} ${await answer.text()}`)
  }
  for (let index = 0; index < CASES; index += 1) {
    const required = { registration_date: today, name_first: 'Amina', name_last: 'Hassan', sex: 'female' }
    await must(await post('cases', { data: { id: uuid(1000 + index), ...required } }))
  }
  return {
    close: () => stores.close(),
    async save(turn: number): Promise<number> {
      const data = {
        name_middle: `M${turn}`,
        risk_level: ['high', 'medium', 'low'][turn % 3],
        assessment_due_date: turn % 2 > 0 ? today : null,
        followup_subform_section: [
          { unique_id: uuid(5000 + (turn % CASES)), followup_type: 'for_service', followup_needed_by_date: today },
        ],
      }
      const known = fieldsById(model.recordTypes['case']?.fields ?? [])
      const mine = Object.fromEntries(Object.entries(data).filter(([name]) => known.has(name)))
      const began = performance.now()
      await must(await patch(`cases/${uuid(1000 + (turn % CASES))}`, { data: mine }))
      return performance.now() - began
    },
  }
}

export async function measureSaves(folder: string): Promise<void> {
  const model = modelOfFolder('seeds/child-protection')
  const ruled = await saver(join(folder, 'saves-with'), model)
  const plain = await saver(join(folder, 'saves-without'), withoutRules(model))
  const [withRules, without]: [number[], number[]] = [[], []]
  // In turns, so that whatever else the machine does slows both.
  for (let turn = 0; turn < WARM + SAVES; turn += 1) {
    const [one, other] = [await ruled.save(turn), await plain.save(turn)]
    if (turn < WARM) continue
    withRules.push(one)
    without.push(other)
  }
  const median = (all: number[]) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0
  const [mine, least] = [median(withRules), median(without)]
  say(
    'Save with every rule to the save without',
    `${round(mine / least)}×  (${round(mine)} / ${round(least)} ms)`,
    '≤ 1.5×',
    mine <= 1.5 * least,
  )
  await ruled.close()
  await plain.close()
}
