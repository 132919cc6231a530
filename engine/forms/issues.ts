/**
 * What is wrong with a record's answers. The same function answers at each keystroke and at each write. Hidden fields
 * are never wrong; fields that the actor cannot read are not spoken of.
 */
import { fileLimits } from '../fields/attachments.ts'
import type { ValueIssue } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { holds, mayHold } from '../logic/evaluate.ts'
import { namesRead } from '../logic/names.ts'
import { contextIn, type RecordScope, type Scope, scopeOfRecord, scopeOfRow } from '../logic/scope.ts'
import type { Field, Form, Model, RecordType, Rule } from '../model.ts'
import { optionOf } from '../options/option-set.ts'
import type { Issue } from '../problems.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import { fieldsWithFiles, filesIn } from '../records/files.ts'
import type { Answers, Row } from '../records/record.ts'
import { isFormVisible, isReadOnly, isVisible, mustBeAnswered } from './field-state.ts'
import { mayJudge } from './may-judge.ts'
import { isOffered } from './offered-options.ts'

/** From whose point of view the answers are judged, and which of them. */
export interface Judging {
  readonly core?: Partial<CoreFacts> | undefined
  readonly today: string
  readonly programme?: string | undefined
  /** What the actor may read and write; absent means everything. */
  readonly readable?: ReadonlySet<string> | undefined
  readonly writable?: ReadonlySet<string> | undefined
  /** What this save changes, as `field` or `subform[row]` (see `touchedBy`); absent means everything. */
  readonly touched?: ReadonlySet<string> | undefined
  /** The answers before this write: a retired option that stood may stay. */
  readonly before?: Answers | undefined
}

/** Everything wrong with the answers that the actor can see, or of it what they may write and this save touches. */
export function issuesIn(model: Model, type: RecordType, answers: Answers, judging: Judging): Issue[] {
  const { core, today, programme, readable, writable, touched } = judging
  const scope = scopeOfRecord({ model, type, answers, core, today, programme, readable })
  const isConcerned = (id: string) => (readable?.has(id) ?? true) && (writable?.has(id) ?? true)
  const shown = new Map<Form, boolean>()
  const isShown = (form: Form): boolean => {
    const known = shown.get(form) ?? isFormVisible(form, scope)
    shown.set(form, known)
    return known
  }
  const { fields, rules } = judgedOf(type, touched)
  const issues: Issue[] = []
  for (const { field, rules } of fields) {
    if (!isConcerned(field.id) || !mayBeWrong(field, answers) || !isVisible(field, scope, isShown)) continue
    if (rules) for (const rule of rules) issues.push(...issuesOfRule(rule, scope, ''))
    else issues.push(...issuesOfVisible(field, scope, judging))
  }
  for (const rule of rules) {
    if (!isConcerned(rule.at)) continue
    const at = scope.fields.get(rule.at)
    if (at && isVisible(at, scope, isShown)) issues.push(...issuesOfRule(rule, scope, ''))
  }
  return issues
}

interface Judged {
  /** With those of its rules alone that read something touched; absent: the whole field is judged. */
  readonly fields: readonly { readonly field: Field; readonly rules?: readonly Rule[] }[]
  readonly rules: readonly Rule[]
}

/** Stands for whatever there is. */
const EVERYTHING: ReadonlySet<string> = new Set()
const judged = new WeakMap<ReadonlySet<string>, WeakMap<RecordType, Judged>>()

/** What there is to judge where this is touched: found once for many records that are judged alike. */
function judgedOf(type: RecordType, touched: ReadonlySet<string> | undefined): Judged {
  const key = touched ?? EVERYTHING
  const byType = judged.get(key) ?? new WeakMap<RecordType, Judged>()
  judged.set(key, byType)
  const found = byType.get(type) ?? judgedAmong(type, touched)
  byType.set(type, found)
  return found
}

function judgedAmong(type: RecordType, touched: ReadonlySet<string> | undefined): Judged {
  if (touched === undefined) return { fields: type.fields.map((field) => ({ field })), rules: type.rules }
  const names = new Set([...touched].map((path) => path.replace(/\[.*$/, '')))
  return {
    fields: type.fields.flatMap((field) => {
      if (names.has(field.id)) return [{ field }]
      // Most fields have no rule and are not touched.
      if (field.rules.length === 0) return []
      const rules = field.rules.filter((rule) => isAffected(rule, names))
      return rules.length > 0 ? [{ field, rules }] : []
    }),
    rules: type.rules.filter((rule) => isAffected(rule, names)),
  }
}

/** What is wrong with one field, its own rules and rows included: for a screen that keeps a memo per field. */
export const issuesOfField = (
  field: Field,
  scope: Scope,
  judging: Pick<Judging, 'before' | 'touched'> = {},
): readonly Issue[] => (isVisible(field, scope) ? issuesOfVisible(field, scope, judging) : [])

/** The issues of rules across fields whose message stands at this field. */
export const issuesOfRulesAt = (field: Field, scope: RecordScope): readonly Issue[] => {
  const rules = scope.type.rules.filter((rule) => rule.at === field.id)
  return rules.length > 0 && isVisible(field, scope) ? rules.flatMap((rule) => issuesOfRule(rule, scope, '')) : []
}

/** What is wrong with one row; the paths name it. */
export function issuesOfRow(subform: Field, row: Row, scope: Scope, before?: Row): readonly Issue[] {
  const inRow = scopeOfRow(scope, subform, row)
  const path = `${subform.id}[${row.unique_id}].`
  return (subform.rows?.fields ?? []).flatMap((field) =>
    mayBeWrong(field, row) && isVisible(field, inRow) ? issuesOfValue(field, inRow, path, own(before, field.id)) : [],
  )
}

/** Most fields of a long form are blank and may be: whether they show need not be asked. */
const mayBeWrong = (field: Field, answers: Answers | Row): boolean =>
  field.required !== undefined || field.rules.length > 0 || !isBlank(own(answers, field.id))

function issuesOfVisible(
  field: Field,
  scope: Scope,
  { before, touched }: Pick<Judging, 'before' | 'touched'>,
): readonly Issue[] {
  const standing = own(before, field.id)
  const issues = [...issuesOfValue(field, scope, '', standing), ...tooManyFiles(field, scope, standing)]
  const rows = field.rows && own(scope.answers, field.id)
  if (!Array.isArray(rows)) return issues
  const rowsBefore = Array.isArray(standing) ? rowsById(standing) : undefined
  const everyRow = touched === undefined || touched.has(field.id)
  return [
    ...issues,
    ...rows.flatMap((row: Row) =>
      everyRow || touched.has(`${field.id}[${row.unique_id}]`)
        ? issuesOfRow(field, row, scope, rowsBefore?.get(row.unique_id))
        : [],
    ),
  ]
}

const rowsById = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.unique_id, row]))

/** The record holds more files than it may, told at fields that this write gave some. */
function tooManyFiles(field: Field, { record }: Scope, standing: unknown): readonly Issue[] {
  if (!fieldsWithFiles(record.type.fields).includes(field)) return []
  const here = filesIn([field], record.answers).length
  if (here <= filesIn([field], { [field.id]: standing }).length) return []
  const { maximumPerRecord: maximum } = fileLimits(record.model)
  const isOver = filesIn(record.type.fields, record.answers).length > maximum
  return isOver ? [{ path: field.id, code: 'files.too_many_in_record', params: { maximum } }] : []
}

function issuesOfValue(field: Field, scope: Scope, before: string, standing: unknown): readonly Issue[] {
  const type = fieldTypeOf(field)
  const context = standing === undefined ? contextIn(scope, field) : { ...contextIn(scope, field), standing }
  const answer = own(scope.answers, field.id)
  const path = before + field.id
  const issues: Issue[] = []
  if (isBlank(answer)) {
    const isRequired = mustBeAnswered(field, scope) && !isReadOnly(field, scope)
    if (isRequired && isBlank(type.read?.(undefined, context))) issues.push({ path, code: 'answer.required' })
  } else {
    // Rows are read one by one, each issue at its own field.
    const value = field.rows && Array.isArray(answer) ? answer : type.parse(answer, context)
    if (value === undefined) return [{ path, code: `${field.type}.unreadable` }]
    // What is worked out cannot be filled in differently: only rules judge it.
    const wrong = field.calculation === undefined ? (type.check?.(value, context) ?? []) : []
    for (const issue of wrong) issues.push({ path, ...issue })
    for (const issue of notOffered(field, value, scope)) issues.push({ path, ...issue })
  }
  for (const rule of field.rules) issues.push(...issuesOfRule(rule, scope, before))
  return issues
}

function notOffered(field: Field, value: unknown, scope: Scope): readonly ValueIssue[] {
  const { optionFilter } = field
  if (optionFilter === undefined) return []
  const ids = fieldTypeOf(field).chosen?.(value) ?? (Array.isArray(value) ? value : [value])
  return ids.flatMap((id) => {
    const option = optionOf(scope.record.model, field.settings['lookup'], String(id))
    return option && !isOffered(field, option, scope) ? [{ code: 'choice.not_offered', params: { option: id } }] : []
  })
}

/** A rule whose `when` cannot be answered counts; one that itself cannot be answered is broken. */
function issuesOfRule(rule: Rule, scope: Scope, before: string): readonly Issue[] {
  const isJudged = rule.discloses || [rule.when ?? true, rule.holds].every((logic) => mayJudge(logic, scope))
  if (!isJudged || !mayHold(rule.when ?? true, scope) || holds(rule.holds, scope)) return []
  const { id, at, level, message } = rule
  return [{ path: before + at, code: 'rule.broken', params: { rule: id }, level, message }]
}

/** A save answers for a rule when it changes something that the rule reads: the message may stand elsewhere. */
function isAffected({ at, when, holds }: Rule, touched: ReadonlySet<string>): boolean {
  if (touched.has(at)) return true
  return [when, holds].some((logic) => [...namesRead(logic).record].some((name) => touched.has(name)))
}
