/**
 * A record being filled in: a store of answers, and the engine's opinion of them, field by field. Whole-record
 * questions (what is wrong, what would be sent) are answered when they are asked, never at a keystroke.
 */
import { type Accessor, batch, createMemo, createSignal, getOwner, runWithOwner, untrack } from 'solid-js'
import { createStore, type SetStoreFunction, unwrap } from 'solid-js/store'
import { newRow } from '../../engine/forms/defaults.ts'
import { isFormVisible } from '../../engine/forms/field-state.ts'
import { issuesIn } from '../../engine/forms/issues.ts'
import { settled } from '../../engine/forms/settled.ts'
import { own } from '../../engine/lib/own.ts'
import { scopeOfRecord, scopeOfRow, type Writer } from '../../engine/logic/scope.ts'
import type { Field, Form, Model, RecordType } from '../../engine/model.ts'
import type { Issue } from '../../engine/problems.ts'
import type { CoreFacts } from '../../engine/records/core-facts.ts'
import { isRows } from '../../engine/records/diff.ts'
import type { Answers, Row } from '../../engine/records/record.ts'
import { createSheet, type NotedEntry, type Sheet } from './create-sheet.ts'
import { pathOf, placeIn, rowPath } from './path.ts'
import { type Payload, payloadBetween, payloadOfNew, touchedIn } from './payload.ts'
import type { RemovedRow, Rowset } from './rowset.ts'

interface Parts {
  readonly model: Model
  readonly type: RecordType
  readonly today: Accessor<string>
  readonly programme?: string | undefined
  readonly core?: Partial<CoreFacts> | undefined
  /** As the server has them, in stored form; absent: a new record. */
  readonly saved?: Answers | undefined
  /** Who fills it in. */
  readonly writer?: Writer | undefined
  /** What is shown first: the saved answers, defaults, or a draft over either. */
  readonly start: Answers
  readonly mayWrite: (field: Field) => boolean
  readonly newId: () => string
}

type Put = (...path: readonly unknown[]) => void

export function createAnswers({ model, type, today, programme, core, writer, saved, start, mayWrite, newId }: Parts) {
  const owner = getOwner()
  const [answers, setStore] = createStore<Record<string, unknown>>(ownCopy(start))
  // The store's own typing wants each path spelt out; paths come from configuration.
  const put = setStore as SetStoreFunction<Record<string, unknown>> as unknown as Put
  const [revision, setRevision] = createSignal(0)
  const [visited, setVisited] = createSignal<ReadonlySet<string>>(new Set())
  const writing = writer && { actor: writer }
  const scope = scopeOfRecord({ model, type, answers, core, today: untrack(today), programme, writing })
  const before = saved ?? {}
  const shownForms = new Map<Form, Accessor<boolean>>()
  const sheets = new Map<string, Sheet>()
  const rowsets = new Map<string, Rowset>()

  const change = (...path: readonly unknown[]) =>
    batch(() => {
      // The store would merge an object into the one that stands, and write into what it was given.
      if (isObject(path.at(-1))) put(...path.slice(0, -1), undefined)
      put(...path)
      setRevision((count) => count + 1)
    })

  const visit = (rows: readonly string[]) => setVisited((known) => new Set([...known, ...rows]))
  const visitAll = (issues: readonly Issue[]) =>
    visit(
      issues.flatMap(({ path }) => {
        const { row } = placeIn(path)
        return row ? [rowPath(row.subform, row.id)] : []
      }),
    )

  const isShown = (form: Form): boolean => {
    const known = shownForms.get(form)
    if (known) return known()
    const made = runWithOwner(owner, () => createMemo(() => isFormVisible(form, scope))) as Accessor<boolean>
    shownForms.set(form, made)
    return made()
  }

  const record = createSheet({
    fields: type.fields,
    scope,
    before,
    isShown,
    mayWrite,
    put: (field, value) => change(field.id, value),
    pathOf: (field) => field,
  })

  const rowsOf = (subform: Field): readonly Row[] => {
    const rows = own(answers, subform.id)
    return Array.isArray(rows) ? rows : []
  }

  const sheetOfRow = (subform: Field, id: string): Sheet | undefined => {
    const path = rowPath(subform.id, id)
    const known = sheets.get(path)
    if (known) return known
    const row = untrack(() => rowsOf(subform)).find(({ unique_id }) => unique_id === id)
    if (!row) return undefined
    const made = runWithOwner(owner, () =>
      untrack(() =>
        createSheet({
          fields: subform.rows?.fields ?? [],
          scope: scopeOfRow(scope, subform, row),
          before: rowIn(before, subform, id),
          isShown,
          mayWrite: () => mayWrite(subform),
          put: (field, value) => change(subform.id, (each: Row) => each.unique_id === id, field.id, value),
          pathOf: (field) => pathOf({ field, row: { subform: subform.id, id } }),
        }),
      ),
    ) as Sheet
    sheets.set(path, made)
    return made
  }

  const makeRowset = (subform: Field): Rowset => {
    const [removed, setRemoved] = createSignal<readonly RemovedRow[]>([])
    const fields = subform.rows?.fields ?? []
    const rows = () => rowsOf(subform)
    const entriesOf = (id: string) => {
      const sheet = sheetOfRow(subform, id)
      return sheet ? fields.map((field) => sheet.entryOf(field)) : []
    }
    return {
      subform,
      rows,
      removed,
      entriesOf,
      add() {
        const id = newId()
        if (untrack(rows).length >= (subform.rows?.maximum ?? Number.POSITIVE_INFINITY)) return undefined
        const row = untrack(() => newRow(subform, id, scope))
        change(subform.id, [...untrack(rows), row])
        return id
      },
      remove: (id) => {
        const index = untrack(rows).findIndex((row) => row.unique_id === id)
        const row = untrack(rows)[index]
        if (!row) return
        batch(() => {
          setRemoved((all) => [...all, { row: unwrap(row), index }])
          change(
            subform.id,
            untrack(rows).filter((each) => each.unique_id !== id),
          )
        })
      },
      putBack: (id) => {
        const taken = untrack(removed).find(({ row }) => row.unique_id === id)
        if (!taken) return
        const standing = untrack(rows)
        batch(() => {
          setRemoved((all) => all.filter((each) => each !== taken))
          change(subform.id, [...standing.slice(0, taken.index), taken.row, ...standing.slice(taken.index)])
        })
      },
      visit: (id) => visit([rowPath(subform.id, id)]),
      isWrong: (id) =>
        visited().has(rowPath(subform.id, id)) && entriesOf(id).some((entry) => entry.issues().length > 0),
    }
  }

  const entryAt = (path: string): NotedEntry | undefined => {
    const { field: id, row } = placeIn(path)
    const field = scope.fields.get(row ? row.subform : id)
    if (!field) return undefined
    if (!row || id === '') return record.entryOf(field)
    const inRow = field.rows?.fields.find((each) => each.id === id)
    return inRow && sheetOfRow(field, row.id)?.entryOf(inRow)
  }

  const now = (): Answers => unwrap(answers)
  const atRest = () => settled(model, type, now(), { core, today: today(), programme })
  const written = type.fields.filter(mayWrite)
  const payload = (of: Answers): Payload => (saved ? payloadBetween(written, saved, of) : payloadOfNew(written, of))

  return {
    answers: answers as Answers,
    /** Everything as it stands, unsettled, for whoever keeps or moves it. */
    now,
    /** Grows with every change. */
    revision,
    isShown,
    entryOf: (field: Field): NotedEntry => record.entryOf(field),
    entryAt,
    rowsetOf(subform: Field): Rowset {
      const known = rowsets.get(subform.id) ?? makeRowset(subform)
      rowsets.set(subform.id, known)
      return known
    },
    scope,
    scopeOf: (path: string) => {
      const { row } = placeIn(path)
      const subform = row && scope.fields.get(row.subform)
      const found = subform && untrack(() => rowsOf(subform)).find(({ unique_id }) => unique_id === row?.id)
      return subform && found ? scopeOfRow(scope, subform, found) : scope
    },
    /** What would be sent to save everything now. */
    payload: () => payload(atRest()),
    /** What would be lost: as it stands, half-typed answers included. */
    typed: () => payload(now()),
    /** Everything that stands in the way of saving, or asks to be thought over: judged as the server will. */
    issues(): readonly Issue[] {
      const resting = atRest()
      return issuesIn(model, type, resting, {
        core,
        today: today(),
        programme,
        writable: new Set(written.map(({ id }) => id)),
        before,
        ...(saved ? { touched: touchedIn(payload(resting)) } : {}),
      })
    },
    /** From now on what is wrong there is said, and goes on being said until it is right. */
    notice: (issues: readonly Issue[]) =>
      batch(() => {
        visitAll(issues)
        for (const { path } of issues) entryAt(path)?.notice()
      }),
    /** What only the server could know. */
    tell: (issues: readonly Issue[]) =>
      batch(() => {
        visitAll(issues)
        for (const path of new Set(issues.map((issue) => issue.path)))
          entryAt(path)?.tell(issues.filter((issue) => issue.path === path))
      }),
  }
}

export type RecordAnswers = ReturnType<typeof createAnswers>

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The store writes into what it is given: rows must be its own. Other values are replaced whole. */
const ownCopy = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, isRows(value) ? value.map((row) => ({ ...row })) : value]),
  )

const rowIn = (answers: Answers, subform: Field, id: string): Answers => {
  const rows = own(answers, subform.id)
  return (Array.isArray(rows) && rows.find((row: Row) => row.unique_id === id)) || {}
}
