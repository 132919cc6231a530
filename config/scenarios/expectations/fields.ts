import { formsWith, isFormVisible, isReadOnly, isVisible, mustBeAnswered } from '../../../engine/forms/field-state.ts'
import { mayHold } from '../../../engine/logic/evaluate.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import type { Scope } from '../../../engine/logic/scope.ts'
import { type FieldSeen, fieldSeen } from '../path.ts'
import type { Seen } from '../seen.ts'
import type { Difference, Expectation, FieldQuestion, Shown } from './expectation.ts'
import { pathsSchema } from './schemas.ts'

const expectationOf = ({ description, expected, ask, shows }: FieldQuestion): Expectation<readonly string[]> => ({
  schema: pathsSchema(description),
  names: (paths) => paths.map((name, index) => ({ pointer: `/${index}`, what: 'field', name })),
  differences: (paths, seen) =>
    paths.flatMap((path, index): Difference[] => {
      const at = fieldSeen(seen, path)
      const wrong = at ? ask(at, seen) : { actual: 'there is no such row' }
      return wrong ? [{ pointer: `/${index}`, path, expected, ...wrong }] : []
    }),
  shows: (paths, seen) =>
    paths.flatMap((path) => {
      const at = fieldSeen(seen, path)
      return at && shows ? shows(at, seen) : []
    }),
})

const isLogic = (logic: Logic | true | undefined): logic is Logic & object => typeof logic === 'object'

const came = (logic: Logic | true | undefined, scope: Scope) =>
  isLogic(logic) ? [{ logic, came: mayHold(logic, scope) }] : []

const shown = (logic: Logic | true | undefined, scope: Scope): readonly Shown[] =>
  came(logic, scope).map((each) => ({ logic: each.logic, outcome: each.came ? 'true' : 'false' }))

const reads = ({ top }: FieldSeen, { access }: Seen) => access.readable.has(top.id)
const writes = ({ top }: FieldSeen, { access }: Seen) => access.writable.has(top.id)

/** What hides a field: that the actor may not read it, its own condition, or those of the forms that place it. */
function hidden(at: FieldSeen, seen: Seen): Pick<Difference, 'actual' | 'because'> | undefined {
  const { field, scope, top } = at
  if (!reads(at, seen)) return { actual: 'hidden: the actor does not read it' }
  if (!isVisible(top, seen.scope)) {
    const forms = formsWith(seen.scope.type, top)
    const conditions = [...forms.map(({ visible }) => visible), top.visible].flatMap((logic) => came(logic, seen.scope))
    const because = conditions.filter((each) => !each.came)
    return { actual: forms.length === 0 ? 'hidden: no form places it' : 'hidden', because }
  }
  return isVisible(field, scope) ? undefined : { actual: 'hidden', because: came(field.visible, scope) }
}

const showsOfVisible = ({ field, scope, top }: FieldSeen, seen: Seen): readonly Shown[] => {
  const forms = formsWith(seen.scope.type, top)
  // Of a field on several forms no single one decides.
  const [form] = forms
  return [
    ...(forms.length === 1 && form && field === top ? shown(form.visible, seen.scope) : []),
    ...shown(field.visible, scope),
  ]
}

const isHidden = (at: FieldSeen, seen: Seen) => hidden(at, seen) !== undefined

const isRequired = (at: FieldSeen, seen: Seen) =>
  !isHidden(at, seen) && !isReadOnly(at.field, at.scope) && mustBeAnswered(at.field, at.scope)

const questions = {
  visible: {
    description: 'Fields that are shown.',
    expected: 'visible',
    ask: hidden,
    shows: showsOfVisible,
  },
  hidden: {
    description: 'Fields that are not shown.',
    expected: 'hidden',
    ask: (at, seen) =>
      isHidden(at, seen) ? undefined : { actual: 'visible', because: came(at.field.visible, at.scope) },
    shows: showsOfVisible,
  },
  required: {
    description: 'Fields that must be answered: visible, not read-only, and required.',
    expected: 'required',
    ask: (at, seen) =>
      isRequired(at, seen)
        ? undefined
        : isHidden(at, seen)
          ? hidden(at, seen)
          : { actual: 'optional', because: came(at.field.required, at.scope) },
    // What must be answered shows.
    shows: (at, seen) => [...shown(at.field.required, at.scope), ...showsOfVisible(at, seen)],
  },
  optional: {
    description: 'Fields that need no answer.',
    expected: 'optional',
    ask: (at, seen) =>
      isRequired(at, seen) ? { actual: 'required', because: came(at.field.required, at.scope) } : undefined,
    shows: ({ field, scope }) => shown(field.required, scope),
  },
  readOnly: {
    description: 'Fields that the configuration locks, for everybody.',
    expected: 'read-only',
    ask: ({ field, scope }) =>
      isReadOnly(field, scope) ? undefined : { actual: 'open', because: came(field.readOnly, scope) },
    shows: ({ field, scope }) => shown(field.readOnly, scope),
  },
  editable: {
    description: 'Fields that the actor can fill in now: visible, writable and not read-only.',
    expected: 'editable',
    ask: (at, seen) =>
      hidden(at, seen) ??
      (isReadOnly(at.field, at.scope)
        ? { actual: 'read-only', because: came(at.field.readOnly, at.scope) }
        : writes(at, seen)
          ? undefined
          : { actual: 'not writable by the actor' }),
    shows: (at, seen) => [...shown(at.field.readOnly, at.scope), ...showsOfVisible(at, seen)],
  },
  readable: {
    description: 'Fields that the actor may read, shown or not.',
    expected: 'readable',
    ask: (at, seen) => (reads(at, seen) ? undefined : { actual: 'not readable' }),
  },
  unreadable: {
    description: 'Fields that do not exist for the actor.',
    expected: 'unreadable',
    ask: (at, seen) => (reads(at, seen) ? { actual: 'readable' } : undefined),
  },
  writable: {
    description: 'Fields that the actor may change.',
    expected: 'writable',
    ask: (at, seen) => (writes(at, seen) ? undefined : { actual: 'not writable' }),
  },
  unwritable: {
    description: 'Fields that the actor may not change.',
    expected: 'unwritable',
    ask: (at, seen) => (writes(at, seen) ? { actual: 'writable' } : undefined),
  },
} satisfies Readonly<Record<string, FieldQuestion>>

/** What may be expected of fields. */
export const fieldExpectations = Object.fromEntries(
  Object.entries(questions).map(([name, question]) => [name, expectationOf(question)]),
) as { readonly [Name in keyof typeof questions]: Expectation<readonly string[]> }

const formsExpectation = (description: string, expected: 'visible' | 'hidden'): Expectation<readonly string[]> => ({
  schema: pathsSchema(description),
  names: (forms) => forms.map((name, index) => ({ pointer: `/${index}`, what: 'form', name })),
  differences: (forms, seen) =>
    forms.flatMap((path, index): Difference[] => {
      const form = seen.scope.type.forms.find(({ id }) => id === path)
      const isShown = form !== undefined && seen.forms[path] !== undefined && isFormVisible(form, seen.scope)
      if (isShown === (expected === 'visible')) return []
      const actual =
        seen.forms[path] === undefined ? 'hidden: the actor does not read it' : isShown ? 'visible' : 'hidden'
      return [{ pointer: `/${index}`, path, expected, actual, because: came(form?.visible, seen.scope) }]
    }),
  shows: (forms, seen) =>
    forms.flatMap((path) => shown(seen.scope.type.forms.find(({ id }) => id === path)?.visible, seen.scope)),
})

/** What may be expected of forms. */
export const formExpectations = {
  visibleForms: formsExpectation('Forms that are shown.', 'visible'),
  hiddenForms: formsExpectation('Forms that are not shown.', 'hidden'),
} as const
