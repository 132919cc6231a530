/**
 * Two releases of one instance. The next one asks forty questions of those who agreed, renames, retypes, takes away a question and
 * an option, adds a rule and a task, and shows two roles more: every case has to be judged, and every case has to be written anew.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answers } from '../../engine/records/record.ts'
import { sharingConfiguration } from './sharing-instance.ts'

/** So many become required. */
const ASKED = 40
const KINDS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const
/** Nobody may choose it any more. */
const RETIRED = 'sixth'
export const [CODE, REFERENCE] = ['bench_code', 'bench_reference']

type Json = Readonly<Record<string, unknown>>

const write = (path: string, value: unknown) => writeFileSync(path, JSON.stringify(value, null, 2))
const named = (id: string) => ({ id, label: { en: id, ar: id } })
const label = (words: string) => ({ label: { en: words, ar: words } })
const agreed = { '==': [{ var: 'bench_agreed' }, true] }

const question = (index: number) => `bench_note_${index}`
const typeOf = (index: number) => ['text', 'number', 'date', 'yes-no'][index % 4] as string

const edited = (folder: string, path: string, change: (json: Json) => unknown) =>
  write(join(folder, path), change(JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json))

const searching = (folder: string, field: string) =>
  edited(folder, 'record-types/case.json', (json) => ({
    ...json,
    searched: [...(json['searched'] as readonly string[]).filter((id) => id !== CODE), field],
  }))

/** The national configuration of `sharing-instance.ts`, and a form of questions that the next release is about. */
export function servedConfiguration(folder: string) {
  sharingConfiguration(folder)
  const fields = [
    { ...named('bench_agreed'), type: 'yes-no' },
    ...Array.from({ length: ASKED }, (_, index) => ({ ...named(question(index)), type: typeOf(index) })),
    { ...named(CODE), type: 'text' },
    { ...named('bench_distance'), type: 'text' },
    { ...named('bench_dropped'), type: 'text', long: true },
    { ...named('bench_kind'), type: 'choice', lookup: 'bench_kinds' },
    { ...named('bench_kinds'), type: 'choices', lookup: 'bench_kinds' },
  ]
  writeForm(folder, fields)
  writeKinds(folder, KINDS)
  // What is searched and filtered by stands in tables that have to be filled anew.
  searching(folder, CODE)
  edited(folder, 'lists/case.json', (json) => ({
    ...json,
    filters: [...(json['filters'] as readonly Json[]), { field: 'bench_kinds' }],
  }))
}

export function nextConfiguration(served: string, folder: string): void {
  cpSync(served, folder, { recursive: true })
  const edit = (path: string, change: (json: Json) => unknown) => edited(folder, path, change)
  edit('instance.json', (json) => ({ ...json, version: '1.1.0' }))
  const { fields } = JSON.parse(readFileSync(join(folder, FIELDS), 'utf8')) as { fields: readonly { id: string }[] }
  const next = fields.flatMap((field) => {
    if (field.id === 'bench_dropped') return []
    if (field.id === CODE) return [{ ...field, id: REFERENCE }]
    if (field.id === 'bench_distance') return [{ ...field, type: 'number' }]
    return [field.id.startsWith('bench_note_') ? { ...field, required: agreed } : field]
  })
  writeForm(folder, next)
  writeKinds(
    folder,
    KINDS.filter((id) => id !== RETIRED),
  )
  searching(folder, REFERENCE)
  mkdirSync(join(folder, 'migrations'), { recursive: true })
  write(join(folder, 'migrations', 'bench.json'), {
    id: 'bench',
    steps: [
      { kind: 'rename', recordType: 'case', from: CODE, to: REFERENCE },
      { kind: 'retype', recordType: 'case', field: 'bench_distance', conversion: 'text_to_number' },
    ],
  })
  write(join(folder, 'tasks', 'bench-call.json'), {
    ...{ id: 'bench_call', recordType: 'case', ...label('Call') },
    ...{ when: { and: [{ '==': [{ var: 'status' }, 'open'] }, agreed] } },
    ...{ due: { add_days: [{ var: 'registration_date' }, 10] }, dueField: 'registration_date' },
    done: { not: { is_blank: { var: question(0) } } },
    completedBy: { form: 'bench_asked', field: question(0) },
  })
  edit('record-types/case.json', (json) => ({
    ...json,
    rules: [
      ...(json['rules'] as readonly Json[]),
      {
        ...{ id: 'bench_far', when: agreed, holds: { '<': [{ var: 'bench_distance' }, 400] } },
        ...{ message: { en: 'That is far. Please ask again.', ar: 'هذا بعيد. يرجى السؤال مرة أخرى.' } },
        at: 'bench_distance',
      },
    ],
  }))
  edit('roles/referral.json', (json) => ({
    ...json,
    forms: { case: { ...(json['forms'] as { case: Json }).case, family_details: 'r', bench_asked: 'r' } },
  }))
  edit('roles/case-worker.json', (json) => {
    const actions = json['actions'] as { readonly case: readonly string[] }
    return { ...json, actions: { ...actions, case: [...actions.case, 'access_log'] } }
  })
}

const FIELDS = 'fields/case/bench-asked.json'

function writeForm(folder: string, fields: readonly { readonly id: string }[]): void {
  write(join(folder, FIELDS), { fields })
  write(join(folder, 'forms/case/bench-asked.json'), {
    ...named('bench_asked'),
    ...{ group: 'notes', order: 2000, fields: fields.map(({ id }) => id) },
  })
}

const writeKinds = (folder: string, ids: readonly string[]) =>
  write(join(folder, 'lookups/bench-kinds.json'), { ...named('bench_kinds'), options: ids.map(named) })

/** What a case answers there; a third of those who agreed left something out. */
export function asked(index: number): Answers {
  const answerTo = (at: number) =>
    ({ text: `Note ${index}`, number: index % 90, date: '2026-05-04', 'yes-no': index % 2 === 0 })[typeOf(at)]
  const left = index % 3 === 0 ? ASKED - 5 : ASKED
  return {
    bench_agreed: index % 2 === 0,
    ...Object.fromEntries(Array.from({ length: left }, (_, at) => [question(at), answerTo(at)])),
    ...{ [CODE]: `C-${index}`, bench_distance: String(index % 500), bench_dropped: `Somewhere ${index}` },
    ...{ bench_kind: KINDS[index % 6], bench_kinds: [KINDS[index % 5], KINDS[5]] },
  }
}
