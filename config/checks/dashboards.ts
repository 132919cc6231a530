import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { OWN } from '../../engine/permissions/actor.ts'
import { openCoreFacts } from '../../engine/permissions/role-fields.ts'
import { Problem } from '../../engine/problems.ts'
import { askable, askableFromBy, type Source, sourceFor } from '../../engine/query/askable.ts'
import { checkCount } from '../../engine/query/count.ts'
import { whereIn } from '../../engine/query/where-in.ts'
import { collectionColumns } from '../../engine/records/collections.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { DashboardJson } from '../schema/dashboard.schema.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Check, type Checked, refer, within } from './check.ts'

type IndicatorJson = DashboardJson['indicators'][number]

/** Numbers of home pages: each a question that can be asked, about values that there are. */
export const checkDashboards: Check = (checked) => {
  for (const placed of checked.folder.dashboards) {
    for (const [index, indicator] of placed.json.indicators.entries()) {
      checkIndicator(checked, { ...placed, pointer: placed.pointer + pointerTo('indicators', index) }, indicator)
    }
  }
}

/** What one part of a condition is asked of. */
interface At {
  readonly checked: Checked
  readonly placed: Placed<unknown>
  readonly type: RecordType
  readonly from: string
  /** The collection that an `any_row` around it goes into. */
  readonly rows?: string
}

function checkIndicator(checked: Checked, placed: Placed<unknown>, { from, where, by }: IndicatorJson): void {
  const { declared, report, model } = checked
  const [id = '', collection] = from.split('.')
  if (!refer(report, within(placed, '/from'), id, declared.recordTypes, 'record type')) return
  const type = own(model.recordTypes, id)
  if (!type) return
  if (collection !== undefined && !isCollection(checked, within(placed, '/from'), type, collection)) return
  const at: At = { checked, placed, type, from }
  if (where !== undefined) checkWhere(where, '/where', at)
  for (const [index, name] of (by ?? []).entries()) {
    const told = refusalOf(at, () => checkCount(model, everybody(type), { from, by: [{ name }] }))
    if (told) refuse(at, pointerTo('by', index), name, told)
  }
}

/** Whether questions can be asked of its rows. */
function isCollection(
  { declared, report }: Checked,
  place: ReturnType<typeof within>,
  type: RecordType,
  name: string,
): boolean {
  if (sourceFor(everybody(type), { [type.id]: type }, `${type.id}.${name}`)) return true
  const field = type.fields.find(({ id }) => id === name)
  if (declared.fields(type.id).has(name) && !field) return false
  const asked = type.fields.filter(({ rows }) => rows && rows.projected.length > 0).map(({ id }) => id)
  const all = [...asked, ...Object.keys(collectionColumns)]
  if (field) {
    report('reference.wrong_kind', place, {
      found: `the field ${quoted(name)} of type \`${field.type}\`${field.rows ? ', none of whose row fields are `filterable`' : ''}`,
      expected: oneOf(all),
    })
  } else refer(report, place, name, new Set(all), `collection of \`${type.id}\``)
  return false
}

function checkWhere(where: unknown, pointer: string, at: At): void {
  if (!isObject(where)) refuseShape(at, pointer)
  else if (Array.isArray(where['all'])) checkEach(where['all'], `${pointer}/all`, at)
  else if (Array.isArray(where['any'])) checkEach(where['any'], `${pointer}/any`, at)
  else if ('not' in where) checkWhere(where['not'], `${pointer}/not`, at)
  else if (typeof where['any_row'] === 'string') {
    const rows = where['any_row']
    if (!isCollection(at.checked, within(at.placed, `${pointer}/any_row`), at.type, rows)) return
    checkWhere(where['where'], `${pointer}/where`, { ...at, rows })
  } else if (typeof where['field'] === 'string') checkComparison({ ...where, field: where['field'] }, pointer, at)
  else refuseShape(at, pointer)
}

function checkEach(parts: readonly unknown[], pointer: string, at: At): void {
  for (const [index, part] of parts.entries()) checkWhere(part, pointer + pointerTo(index), at)
}

function refuseShape({ checked, placed }: At, pointer: string): void {
  checked.report('indicator.refused', within(placed, pointer), {
    found: 'no condition',
    expected:
      '`{ "field", "among" | "from" / "to" | "blank" | "within" }`, or `all`, `any`, `not`, `any_row` with `where`',
  })
}

type Comparison = Readonly<Record<string, unknown>> & { readonly field: string }

function checkComparison(where: Comparison, pointer: string, at: At): void {
  const { checked, placed, type, from, rows } = at
  const { model, report } = checked
  const told = refusalOf(at, () => {
    const asked = whereIn(where, viewer)
    checkCount(model, everybody(type), {
      from,
      where: rows === undefined ? asked : { any_row: rows, where: asked },
      by: [],
    })
  })
  const isName = told === 'query.unknown_field'
  if (told) {
    refuse(at, isName ? `${pointer}/field` : pointer, where.field, told)
    return
  }
  const values = valuesOf(at, where.field)
  const among = Array.isArray(where['among']) ? where['among'] : []
  for (const [index, value] of among.entries()) {
    const place = within(placed, pointer + pointerTo('among', index))
    if (typeof value === 'string' && value.startsWith('@')) {
      if (PLACEHOLDERS.includes(value)) continue
      const suggestion = didYouMean(value, PLACEHOLDERS)
      report('placeholder.unknown', place, { found: quoted(value), expected: oneOf(PLACEHOLDERS), suggestion })
    } else if (values && typeof value === 'string') refer(report, place, value, values.names, values.what)
  }
}

const PLACEHOLDERS = ['@me', '@my_groups', '@my_agency']
const viewer = { userName: 'somebody', agency: 'an_agency', groups: ['a_group'] }

/** The values that there are, where they have names. */
function valuesOf({ checked, type, from, rows }: At, written: string) {
  const { declared, model } = checked
  const [, collection = rows] = from.split('.')
  const isOnRecord = collection === undefined || written.startsWith('record.')
  const name = written.replace(/^record\./, '')
  const known = isOnRecord ? name : `${collection}.${name}`
  const stages = { names: declared.stages(type.id), what: `stage of \`${type.id}\`` }
  const kinds = { names: declared.alertKinds(type.id), what: `kind of alert on \`${type.id}\`` }
  const special = own(
    {
      workflow: stages,
      'workflow_stages.stage': stages,
      current_alert_types: kinds,
      'alerts.type': kinds,
      'tasks.type': {
        names: new Set((type.lifecycle?.tasks ?? []).map(({ id }) => id)),
        what: `task of \`${type.id}\``,
      },
    },
    known,
  )
  if (special) return special
  const fields = isOnRecord ? type.fields : (type.fields.find(({ id }) => id === collection)?.rows?.fields ?? [])
  const field = fields.find(({ id }) => id === name)
  const id = field ? field.settings['lookup'] : isOnRecord && name === 'status' ? type.statusLookup : undefined
  const lookup = own(model.lookups, String(id))
  return lookup && { names: new Set(lookup.options.map((option) => option.id)), what: `option of \`${lookup.id}\`` }
}

/** Why a question is refused, in the engine's own judgement; undefined where it may be asked. */
function refusalOf({ type, checked }: At, ask: () => unknown): string | undefined {
  try {
    ask()
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, field } = error.details as { readonly code?: string; readonly field?: string }
    // A field that its own file describes badly is reported there.
    const name = (field ?? '').replace(/^record\./, '')
    const isElsewhere = checked.declared.fields(type.id).has(name) && !type.fields.some(({ id }) => id === name)
    return isElsewhere ? undefined : (code ?? error.code)
  }
}

const refusals: Readonly<Record<string, readonly [found: string, expected: string]>> = {
  'query.unreadable_value': ['with a value that it cannot have', 'a value, bound or comparison of its kind'],
  'query.no_ranges': ['between bounds', '`among` or `blank`: it has no before and after'],
  'query.no_places': ['within a place', 'a field of type `location`'],
  'query.not_countable': [
    'as what to count by',
    'a field with options, yes or no, a place, a person, an agency or a group',
  ],
  'query.not_in_rows': ['in rows', 'a question about a record'],
}

function refuse(at: At, pointer: string, name: string, code: string): void {
  const { checked, placed, type, from, rows } = at
  const place = within(placed, pointer)
  if (code !== 'query.unknown_field') {
    const [found, expected] = own(refusals, code) ?? [`(${code})`, 'a question that can be asked']
    checked.report('indicator.refused', place, { found: `${quoted(name)} ${found}`, expected })
    return
  }
  const source = sourceFor(everybody(type), { [type.id]: type }, rows === undefined ? from : `${type.id}.${rows}`)
  refer(checked.report, place, name, new Set(source ? namesFrom(source) : []), 'field to ask about')
}

const namesFrom = (source: Source): readonly string[] => {
  const candidates = [
    ...askable(source.type).keys(),
    ...[...askable(source.type).keys()].map((name) => `record.${name}`),
    ...source.type.fields.flatMap(({ rows }) => rows?.projected ?? []),
    ...Object.values(collectionColumns).flatMap((columns) => Object.keys(columns)),
  ]
  return candidates.filter((name) => askableFromBy(everybody(source.type), source, name))
}

/** Somebody who may ask everything: what is refused to them is refused to all. */
function everybody(type: RecordType): Pick<Actor, 'grants'> {
  const names = type.fields.map(({ id }) => id)
  const readable = new Set([...openCoreFacts, ...names])
  const actions = new Set(['read', 'enable'])
  const { id: recordType, programmes } = type
  return { grants: [{ label: OWN, recordType, programmes, rows: 'all', readable, writable: new Set(), actions }] }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
