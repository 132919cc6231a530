import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepCoreOfType } from './core-of-type.ts'

interface Size {
  /** Fields of the record type in all, those that the seed cannot do without among them. */
  readonly fields: number
  readonly conditions: number
  readonly subforms: number
}

const SECTION = 25
const write = (path: string, value: unknown) => writeFileSync(path, JSON.stringify(value, null, 2))

/** Enough people, groups and agencies that nobody's own list is the whole table. */
const PEOPLE = { agencies: 20, groups: 80, workers: 400 }

/** Agencies and user groups `bench_agency_0`… and `bench_group_0`…, as many as are wanted; `services`: of the agencies. */
export function belongings(
  folder: string,
  { agencies, groups }: { readonly agencies: number; readonly groups: number },
  services?: (agency: number) => readonly string[],
): void {
  const named = (id: string) => ({ id, name: { en: id, ar: id } })
  for (let index = 0; index < agencies; index += 1) {
    const id = `bench_agency_${index}`
    write(join(folder, 'agencies', `${id}.json`), { ...named(id), ...(services && { services: services(index) }) })
  }
  for (let index = 0; index < groups; index += 1) {
    const id = `bench_group_${index}`
    write(join(folder, 'user-groups', `${id}.json`), named(id))
  }
}

function crowd(folder: string, type: string): void {
  const agency = (index: number) => `bench_agency_${index % PEOPLE.agencies}`
  const group = (index: number) => `bench_group_${index % PEOPLE.groups}`
  belongings(folder, PEOPLE)
  const manager = JSON.parse(readFileSync(join(folder, 'roles', 'manager.json'), 'utf8')) as object
  write(join(folder, 'roles', 'agency_reader.json'), {
    ...manager,
    id: 'agency_reader',
    reach: 'agency',
    label: { en: 'Agency reader', ar: 'قارئ الوكالة' },
  })
  const people = JSON.parse(readFileSync(join(folder, 'people.json'), 'utf8')) as {
    userName: string
    role: string
    agency: string
  }[]
  const worker = people.find(({ userName }) => userName === 'worker')
  const workers = Array.from({ length: PEOPLE.workers }, (_, index) => ({
    userName: `${type}_worker_${index}`,
    fullName: `Worker ${index}`,
    role: worker?.role,
    agency: agency(index),
    groups: [group(index)],
  }))
  const reader = {
    userName: 'agency_reader',
    fullName: 'Agency reader',
    role: 'agency_reader',
    agency: worker?.agency,
    groups: [],
  }
  write(join(folder, 'people.json'), [...people, reader, ...workers])
}

/** A folder like the standard one, with one record type of the size that hurts: so many fields, conditions and subforms. */
export function largeConfiguration(
  seed: string,
  folder: string,
  type: string,
  { fields, conditions, subforms }: Size,
): void {
  cpSync(seed, folder, { recursive: true })
  keepCoreOfType(folder, type)
  crowd(folder, type)
  const own = readdirSync(join(folder, 'fields', type)).flatMap(
    (file) => (JSON.parse(readFileSync(join(folder, 'fields', type, file), 'utf8')) as { fields: object[] }).fields,
  )
  const conditionsThere = own.filter((field) => 'visible' in field).length
  const recordType = JSON.parse(readFileSync(join(folder, 'record-types', `${type}.json`), 'utf8')) as {
    groups: { id: string }[]
  }
  const group = recordType.groups[0]?.id
  mkdirSync(join(folder, 'fields', type), { recursive: true })

  let left = Math.max(0, fields - own.length - subforms)
  let conditionsLeft = Math.max(0, conditions - conditionsThere)
  for (let section = 0; left > 0; section += 1) {
    const here = Array.from({ length: Math.min(SECTION, left) }, (_, index) => {
      const id = `bench_${section}_${index}`
      const kind = index % 5
      const conditional = index > 0 && conditionsLeft > 0
      if (conditional) conditionsLeft -= 1
      return {
        id,
        label: { en: `Question ${section}.${index}`, ar: `سؤال ${section}.${index}` },
        ...(kind === 0 && { type: 'yes-no' }),
        ...(kind === 1 && { type: 'text' }),
        ...(kind === 2 && { type: 'number', minimum: 0, maximum: 200 }),
        ...(kind === 3 && { type: 'date' }),
        ...(kind === 4 && { type: 'text', long: true }),
        ...(conditional && { visible: { '==': [{ var: `bench_${section}_0` }, true] } }),
      }
    })
    left -= here.length
    write(join(folder, 'fields', type, `bench_${section}.json`), { fields: here })
    write(join(folder, 'forms', type, `bench_${section}.json`), {
      id: `bench_${section}`,
      group,
      label: { en: `Section ${section}`, ar: `قسم ${section}` },
      order: 1000 + section,
      fields: here.map(({ id }) => id),
    })
  }
  for (let index = 0; index < subforms; index += 1) {
    const id = `bench_rows_${index}`
    const rows = ['text', 'number', 'date', 'yes-no', 'text'].map((kind, at) => ({
      id: `part_${at}`,
      type: kind,
      label: { en: `Part ${at}`, ar: `جزء ${at}` },
    }))
    write(join(folder, 'fields', type, `${id}.json`), {
      fields: [
        { id, type: 'subform', label: { en: `Rows ${index}`, ar: `صفوف ${index}` }, fields: rows, summary: ['part_0'] },
      ],
    })
    write(join(folder, 'forms', type, `${id}.json`), {
      id: `${id}_form`,
      group,
      label: { en: `Rows ${index}`, ar: `صفوف ${index}` },
      order: 2000 + index,
      fields: [id],
    })
  }
}
