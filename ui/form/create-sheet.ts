import { type Accessor, createComputed, createMemo, createSignal, getOwner, runWithOwner, untrack } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isReadOnly, isVisible, mustBeAnswered } from '../../engine/forms/field-state.ts'
import { issuesOfField, issuesOfRulesAt } from '../../engine/forms/issues.ts'
import { calculatedValue } from '../../engine/forms/settled.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { equal } from '../../engine/lib/equal.ts'
import { own } from '../../engine/lib/own.ts'
import { namesRead } from '../../engine/logic/names.ts'
import { contextIn, type Scope } from '../../engine/logic/scope.ts'
import type { Field, Form } from '../../engine/model.ts'
import type { Issue } from '../../engine/problems.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import type { Answers } from '../../engine/records/record.ts'
import type { Entry } from './entry.ts'

interface Parts {
  readonly fields: readonly Field[]
  readonly scope: Scope
  /** The answers as they were before anybody typed. */
  readonly before: Answers
  readonly isShown: (form: Form) => boolean
  readonly mayWrite: (field: Field) => boolean
  readonly put: (field: Field, value: unknown) => void
  readonly pathOf: (field: string) => string
}

/** An entry as the form itself sees it: it may also be told what is wrong. */
export interface NotedEntry extends Entry {
  /** From now on its issues are said. */
  notice(): void
  /** What the server found wrong with it; forgotten when it is answered anew. */
  tell(issues: readonly Issue[]): void
}

export interface Sheet {
  entryOf(field: Field): NotedEntry
}

/**
 * One set of fields being filled in: a record's, or a row's. Everything the engine thinks of a field is a memo of its
 * own, made when somebody first asks, so that a keystroke moves only what reads the answer that it changed.
 */
export function createSheet(parts: Parts): Sheet {
  const { fields, scope, before } = parts
  const owner = getOwner()
  const entries = new Map<string, NotedEntry>()

  const lazily = <Value>(work: () => Value): Accessor<Value> => {
    let memo: Accessor<Value> | undefined
    return () => {
      memo ??= runWithOwner(owner, () => createMemo(work)) as Accessor<Value>
      return memo()
    }
  }

  /** Other fields whose rules may put their message at this one. */
  const speakersAt = (id: string) =>
    fields.filter((field) => field.id !== id && field.rules.some((rule) => rule.at === id))

  const issuesAt = (field: Field): readonly Issue[] => {
    const rulesAcross = scope.subform ? [] : issuesOfRulesAt(field, scope.record)
    const spoken = [field, ...speakersAt(field.id)].flatMap((each) => issuesOfField(each, scope, { before }))
    return [...spoken.filter(({ path }) => path === field.id), ...rulesAcross]
  }

  const makeEntry = (field: Field): NotedEntry => {
    const type = fieldTypeOf(field)
    const path = parts.pathOf(field.id)
    const [noticed, setNoticed] = createSignal(false)
    const [told, setTold] = createSignal<readonly Issue[]>([])
    const stored = () => own(scope.answers, field.id)
    const { read } = type
    const visible = lazily(() => isVisible(field, scope, parts.isShown))
    const readOnly = lazily(() => !parts.mayWrite(field) || isReadOnly(field, scope))
    const found = lazily(() => (noticed() && visible() && !readOnly() ? issuesAt(field) : []))
    const noRead = !read || field.rows !== undefined
    return {
      field,
      path,
      visible,
      readOnly,
      required: lazily(() => visible() && !readOnly() && mustBeAnswered(field, scope)),
      stored,
      value: noRead ? stored : lazily(() => read(stored(), contextIn(scope, field))),
      issues: lazily(() => [...found(), ...told()]),
      siblings: scope.answers,
      answer(input) {
        const value = isBlank(input) ? undefined : (type.parse(input, contextIn(scope, field)) ?? input)
        setTold([])
        parts.put(field, value)
      },
      leave: () => {
        if (!isBlank(untrack(stored)) || untrack(noticed)) setNoticed(true)
      },
      notice: () => setNoticed(true),
      tell: (issues) => setTold(issues),
    }
  }

  const sheet: Sheet = {
    entryOf(field) {
      const known = entries.get(field.id)
      if (known) return known
      const made = runWithOwner(owner, () => untrack(() => makeEntry(field))) as NotedEntry
      entries.set(field.id, made)
      return made
    },
  }

  keepCalculated(parts)
  keepCleared(parts, sheet)
  return sheet
}

/** Works calculated fields out while somebody types; one that reads what this person may not read stays as the server has it. */
function keepCalculated({ fields, scope, put }: Parts) {
  const known = (id: string) => scope.record.fields.has(id) || Object.hasOwn(coreFacts, id)
  const order = scope.subform?.rows?.calculationOrder ?? scope.record.type.calculationOrder
  for (const id of order) {
    const field = fields.find((each) => each.id === id)
    const names = namesRead(field?.calculation, scope.subform ? 'row' : 'record')
    if (!field || ![...names.record].every(known)) continue
    createComputed(() => {
      const value = calculatedValue(field, scope)
      if (
        !equal(
          untrack(() => own(scope.answers, field.id)),
          value,
        )
      )
        put(field, value)
    })
  }
}

/** Takes the values of hidden fields out of sight of conditions where the field says so, and gives them back when it shows again. */
function keepCleared({ fields, scope, put }: Parts, sheet: Sheet) {
  for (const field of fields) {
    if (field.whenHidden !== 'clear' || field.calculation !== undefined) continue
    const { visible } = sheet.entryOf(field)
    let aside: unknown
    createComputed(() => {
      const shows = visible()
      const value = untrack(() => own(scope.answers, field.id))
      if (!shows && value !== undefined) {
        aside = value
        put(field, undefined)
      } else if (shows && value === undefined && aside !== undefined) {
        put(field, aside)
        aside = undefined
      }
    })
  }
}
