/** Records of an instance of the standard configuration, and the people who work on them. */
import * as assert from 'uvu/assert'
import type { AnyRecord } from '../../../engine/records/record.ts'
import type { Instance } from '../instance.ts'
import { RENAMED, RETIRED } from './next-release.ts'
import { recordsIn } from './real-instance.ts'
import { asking, type Streams, streamOfSaves } from './stream-of-saves.ts'

/** So many records hold the option that is retired. */
export const HOLDERS = 37

export const mentioning = ({ data }: Instance, option: string): readonly AnyRecord[] =>
  [...recordsIn(data).values()].filter(({ answers }) => JSON.stringify(answers).includes(`"${option}"`))

export const isAtWork = ({ type, programme, core }: AnyRecord): boolean =>
  type === 'case' && core.status === 'open' && core.record_state && programme === 'primeromodule_cp'

/** Exactly so many records hold the option that is retired. */
export async function holdRetired(instance: Instance): Promise<void> {
  const superuser = await asking(instance.url, 'superuser')
  const already = new Set(mentioning(instance, RETIRED.option).map(({ id }) => id))
  const others = [...recordsIn(instance.data).values()].filter((record) => isAtWork(record) && !already.has(record.id))
  for (const { id } of others.slice(0, HOLDERS - already.size)) {
    const { status, text } = await superuser('PATCH', `cases/${id}`, { data: { religion: [RETIRED.option] } })
    assert.is(status, 200, text)
  }
  assert.is(mentioning(instance, RETIRED.option).length, HOLDERS)
}

/** People save their own records, some on screens that were opened before and are never loaded anew; others are left alone. */
export function peopleSave({ url, data }: Instance, later: string): Promise<Streams> {
  const mine = [...recordsIn(data).values()].filter(isAtWork).slice(0, 40)
  const people = ['superuser', 'superuser', 'manager', 'worker', 'worker2']
  const savers = people.map((userName, index) => ({
    ...{ userName, isOpenSince: index % 2 === 0 },
    records: mine
      .filter(({ core }) => userName === 'superuser' || core.owned_by === userName)
      .filter((_, place) => place % people.length === index)
      .map(({ id }) => id),
  }))
  return streamOfSaves({
    ...{ url, plural: 'cases', savers: savers.filter(({ records }) => records.length > 0) },
    answers: (release, text) => ({ [release === later ? RENAMED.to : RENAMED.from]: text, address_current: text }),
  })
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((done) => setTimeout(done, 20))
}

/** Goes on until so many more saves were taken. */
export async function savesMore(streams: Streams, count = 20): Promise<void> {
  const before = streams.saves()
  await until(() => streams.saves() > before + count)
}
