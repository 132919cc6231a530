/** Records in which the new release finds something wrong that the old one did not, and which difference it is. */
import { issuesIn } from '../../../engine/forms/issues.ts'
import { grouped } from '../../../engine/lib/grouped.ts'
import { own } from '../../../engine/lib/own.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { Issue } from '../../../engine/problems.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import type { Around, Counts, Sight } from './counter.ts'
import { nameBefore } from './holders.ts'
import { namesReadBy } from './judged-differently.ts'

export interface IncompleteCounting {
  see(sight: Sight): void
  countsOf(item: PlanItem): Counts | undefined
  /** Records with anything new that is wrong. */
  total(): number
}

/** `judged`: by type, what the new release may say something else about. */
export function countIncomplete(
  items: readonly PlanItem[],
  around: Around,
  judged: ReadonlyMap<string, ReadonlySet<string>>,
): IncompleteCounting {
  const { from, to, today } = around
  const causes = causesIn(items, around)
  const counted = new Map<PlanItem, { incomplete: number; warned: number }>()
  const sameSet = createSets()
  let total = 0

  const issues = (model: typeof from, record: AnyRecord, touched: ReadonlySet<string>): readonly Issue[] => {
    const type = own(model.recordTypes, record.type)
    const { answers, core, programme } = record
    return type ? issuesIn(model, type, answers, { core, today, programme, touched, before: answers }) : []
  }

  return {
    see: ({ before, after }) => {
      const touched = judged.get(before.type)
      if (!touched || touched.size === 0) return
      const found = issues(to, after, touched)
      if (found.length === 0) return
      const concerned = sameSet(found.map(({ path }) => nameBefore(around, before.type, placeOf(path).field)))
      const were = new Set(
        issues(from, before, concerned).map((issue) =>
          keyOf({ ...issue, path: pathAfter(around, before.type, issue.path) }),
        ),
      )
      const fresh = found.filter((issue) => !were.has(keyOf(issue)))
      if (fresh.some(isError)) total += 1
      const seen = { incomplete: new Set<PlanItem>(), warned: new Set<PlanItem>() }
      for (const issue of fresh) {
        for (const item of causes(before.type, issue)) seen[isError(issue) ? 'incomplete' : 'warned'].add(item)
      }
      for (const name of ['incomplete', 'warned'] as const) {
        for (const item of seen[name]) {
          const counts = counted.get(item) ?? { incomplete: 0, warned: 0 }
          counts[name] += 1
          counted.set(item, counts)
        }
      }
    },
    countsOf: (item) => {
      if (!mayFind(item)) return undefined
      const { incomplete, warned } = counted.get(item) ?? { incomplete: 0, warned: 0 }
      const isOfInterest = incomplete > 0 || TIGHTENING.test(item.kind)
      return { ...(isOfInterest && { incomplete }), ...(warned > 0 && { warned }) }
    },
    total: () => total,
  }
}

/** More than there are ways in which records are mostly incomplete. */
const MOST_SETS = 1000

/** One set for the same names, so that what it concerns is found once. */
function createSets(): (names: readonly string[]) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return (names) => {
    const set = new Set(names)
    const key = [...set].join()
    const found = known.get(key)
    if (found) return found
    if (known.size >= MOST_SETS) known.clear()
    known.set(key, set)
    return set
  }
}

const isError = ({ level }: Issue) => level !== 'warning'

export const keyOf = ({ path, code, params, level }: Issue): string =>
  JSON.stringify([path, code, code === 'rule.broken' ? params?.['rule'] : '', level ?? 'error'])

interface Place {
  readonly field: string
  readonly row?: string
  readonly cell?: string
}

function placeOf(path: string): Place {
  const [, field = path, row, cell] = /^([^[]+)\[([^\]]*)\]\.(.+)$/.exec(path) ?? []
  return row === undefined || cell === undefined ? { field } : { field, row, cell }
}

/** The path as it is called after the steps of the release. */
export function pathAfter({ steps: { renames } }: Pick<Around, 'steps'>, type: string, path: string): string {
  if (renames.length === 0) return path
  const { field, row, cell } = placeOf(path)
  const now = (id: string, subform?: string) =>
    renames.find((one) => one.recordType === type && one.subform === subform && one.from === id)?.to ?? id
  const holder = now(field)
  return cell === undefined ? holder : `${holder}[${row}].${now(cell, holder)}`
}

/** Kinds of differences that can make a record incomplete. */
const JUDGING =
  /^(rule\.(added|changed)|field\.(added|required|changed|retyped|settings_changed|lookup_changed|renamed)|option\.removed|location\.removed|agency\.removed|form\.(added|changed|field_placed))$/
const mayFind = ({ kind }: PlanItem) => JUDGING.test(kind)
/** Of these it is said also that there are none. */
const TIGHTENING = /^(rule\.(added|changed)|field\.(required|settings_changed))$/

/** Of what is wrong, the differences it comes of: the nearest that there are. */
function causesIn(items: readonly PlanItem[], { to }: Around) {
  const judging = items.filter(mayFind)
  const byPlace = grouped(judging, ({ subject: { recordType, of, id, what } }) =>
    JSON.stringify([what, recordType, of, id]),
  )
  const at = (what: string, recordType: string, of: string | undefined, id: string) =>
    byPlace.get(JSON.stringify([what, recordType, of, id])) ?? []
  const forms = judging.filter(({ subject: { what } }) => what === 'form')
  const known = new Map<string, readonly PlanItem[]>()

  return (type: string, issue: Issue): readonly PlanItem[] => {
    const { field, cell } = placeOf(issue.path)
    const key = JSON.stringify([type, field, cell, issue.code, issue.params?.['rule'], issue.params?.['option']])
    const found = known.get(key) ?? nearest(type, issue, field, cell)
    known.set(key, found)
    return found
  }

  function nearest(
    type: string,
    { code, params }: Issue,
    field: string,
    cell: string | undefined,
  ): readonly PlanItem[] {
    const here = cell === undefined ? at('field', type, undefined, field) : at('field', type, field, cell)
    const rule = String(params?.['rule'])
    const ofRule = [
      ...at('rule', type, undefined, rule),
      ...at('rule', type, cell === undefined ? field : `${field}.${cell}`, rule),
    ]
    const required = here.filter(({ kind }) => kind === 'field.required')
    const ofOption = judging.filter(
      ({ kind, subject }) => kind.endsWith('.removed') && subject.id === params?.['option'],
    )
    const ofForm = forms.filter(
      ({ subject, details }) =>
        subject.recordType === type &&
        (details['field'] === field ||
          ((details['fields'] ?? []) as readonly string[]).includes(field) ||
          details['property'] !== undefined),
    )
    const nearby = code === 'rule.broken' ? ofRule : code === 'answer.required' ? required : ofOption
    return [nearby, here, ofForm].find((some) => some.length > 0) ?? ofWhatItReads(type, field)
  }

  /** A condition that is the same says something else where what it reads does. */
  function ofWhatItReads(type: string, id: string): readonly PlanItem[] {
    const field = own(to.recordTypes, type)?.fields.find((one) => one.id === id)
    const read = new Set([
      ...(field ? namesReadBy(field) : []),
      ...(own(to.recordTypes, type)?.forms ?? []).flatMap((form) =>
        form.fields.includes(id) ? [...namesRead(form.visible).record] : [],
      ),
    ])
    return judging.filter(
      ({ subject }) => subject.what === 'field' && subject.recordType === type && read.has(subject.of ?? subject.id),
    )
  }
}
