import type { Field, Form, Model, RecordType, Role } from '../../../engine/model.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { lendingLife } from '../../lib/lending-life.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { givingModel } from '../../lib/lending-transitions.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, uuid } from '../../lib/people.ts'

export type Roll = (sides: number) => number

export const pick = <Value>(roll: Roll, values: readonly Value[]): Value => values[roll(values.length)] as Value
export const some = <Value>(roll: Roll, values: readonly Value[]) => values.filter(() => roll(2) === 0)

export const bases: readonly Model[] = [libraryModel, lendingTasks, lendingLife, givingModel]

const withLoan = (model: Model, change: (loan: RecordType) => RecordType): Model => ({
  ...model,
  recordTypes: { ...model.recordTypes, loan: change(model.recordTypes['loan'] as RecordType) },
})

const withField = (model: Model, roll: Roll, change: (field: Field) => Field): Model =>
  withLoan(model, (loan) => {
    const at = roll(loan.fields.length)
    const fields = loan.fields.map((field, index) => {
      if (index !== at) return field
      if (!field.rows || roll(2) === 0) return change(field)
      const cell = roll(field.rows.fields.length)
      const cells = field.rows.fields.map((one, here) => (here === cell ? change(one) : one))
      return { ...field, rows: { ...field.rows, fields: cells } }
    })
    return { ...loan, fields }
  })

const withForm = (model: Model, roll: Roll, change: (form: Form) => readonly Form[]): Model =>
  withLoan(model, (loan) => {
    const at = roll(loan.forms.length)
    return { ...loan, forms: loan.forms.flatMap((form, index) => (index === at ? change(form) : [form])) }
  })

const withRole = (model: Model, roll: Roll, change: (role: Role) => Role): Model => {
  const role = pick(roll, Object.values(model.roles))
  return { ...model, roles: { ...model.roles, [role.id]: change(role) } }
}

const without = (loan: RecordType, id: string): RecordType => ({
  ...loan,
  fields: loan.fields.filter((field) => field.id !== id),
  forms: loan.forms.map((form) => ({ ...form, fields: form.fields.filter((one) => one !== id) })),
})

const rule = (at: string, number: number) => ({
  ...{ id: `short_${number}`, message: { en: 'Too long' }, at },
  holds: { '<': [{ var: 'pages' }, 100] },
  level: number % 3 === 0 ? ('warning' as const) : ('error' as const),
})

type Change = (model: Model, roll: Roll) => Model

/** What an implementer does to a configuration, each in its own way. */
export const changes: Readonly<Record<string, Change>> = {
  'a field goes': (model, roll) => withLoan(model, (loan) => without(loan, pick(roll, loan.fields).id)),
  'a field of rows goes': (model) =>
    withLoan(model, (loan) => ({
      ...loan,
      fields: loan.fields.map((field) =>
        field.rows ? { ...field, rows: { ...field.rows, fields: field.rows.fields.slice(1) } } : field,
      ),
    })),
  'a field becomes another type': (model, roll) =>
    withField(model, roll, (field) =>
      field.rows ? field : { ...field, type: field.type === 'text' ? 'number' : 'text', settings: {} },
    ),
  'a field must be answered': (model, roll) => withField(model, roll, (field) => ({ ...field, required: true })),
  'a field has a rule': (model, roll) =>
    withField(model, roll, (field) => ({ ...field, rules: [...field.rules, rule(field.id, roll(9))] })),
  'a field shows sometimes': (model, roll) =>
    withField(model, roll, (field) => ({ ...field, visible: { '==': [{ var: 'kind' }, 'book'] } })),
  'a field is narrower': (model, roll) =>
    withField(model, roll, (field) =>
      field.type === 'text' ? { ...field, settings: { ...field.settings, maxLength: 3 } } : field,
    ),
  'a field is in other words': (model) =>
    withLoan(model, (loan) => ({
      ...loan,
      fields: loan.fields.map((field) => (field.id === 'kind' ? { ...field, settings: { lookup: 'channel' } } : field)),
    })),
  'a form goes': (model, roll) => withForm(model, roll, () => []),
  'a form shows sometimes': (model, roll) =>
    withForm(model, roll, (form) => [{ ...form, visible: { '==': [{ var: 'returned' }, true] } }]),
  'a form has other fields': (model, roll) =>
    withForm(model, roll, (form) => [{ ...form, fields: [...some(roll, form.fields), 'fine'] }]),
  'an option goes or is retired': (model, roll) => {
    const lookup = pick(roll, Object.values(model.lookups))
    const at = roll(lookup.options.length)
    const isGone = roll(2) === 0
    const options = lookup.options.flatMap((option, index) =>
      index !== at ? [option] : isGone ? [] : [{ ...option, retired: true as const }],
    )
    return { ...model, lookups: { ...model.lookups, [lookup.id]: { ...lookup, options } } }
  },
  'a place goes': (model, roll) => {
    const at = roll(model.locations.length)
    return { ...model, locations: model.locations.filter((_, index) => index !== at) }
  },
  'a role sees another form': (model, roll) =>
    withRole(model, roll, (role) => {
      const { [pick(roll, ['item', 'lending', 'reader', 'notes'])]: _, ...left } = role.forms['loan'] ?? {}
      const gained = pick(roll, ['item', 'lending', 'reader', 'notes', 'copies_form'])
      return { ...role, forms: { ...role.forms, loan: { ...left, [gained]: pick(roll, ['r', 'rw'] as const) } } }
    }),
  'a role reaches differently': (model, roll) =>
    withRole(model, roll, (role) => ({
      ...role,
      reach: pick(roll, ['none', 'self', 'group', 'agency', 'all'] as const),
    })),
  'a role may do something else': (model, roll) =>
    withRole(model, roll, (role) => ({
      ...role,
      actions: { ...role.actions, loan: some(roll, ['read', 'update', 'flag', 'disable', 'history']) },
    })),
  'a role goes': (model, roll) => {
    const { [pick(roll, Object.keys(model.roles))]: _, ...roles } = model.roles
    return { ...model, roles }
  },
  'a task goes or is another': (model, roll) =>
    withLoan(model, (loan) => {
      if (!loan.lifecycle) return loan
      const tasks = loan.lifecycle.tasks.flatMap((task) =>
        roll(3) === 0 ? [] : [roll(2) === 0 ? { ...task, when: { '==': [{ var: 'kind' }, 'film'] } } : task],
      )
      return { ...loan, lifecycle: { ...loan.lifecycle, tasks } }
    }),
  'a stage goes': (model, roll) =>
    withLoan(model, (loan) => {
      if (!loan.lifecycle) return loan
      const workflows = loan.lifecycle.workflows.map((workflow) => {
        const at = roll(workflow.stages.length)
        return { ...workflow, stages: workflow.stages.filter((_, index) => index !== at) }
      })
      return { ...loan, lifecycle: { ...loan.lifecycle, workflows } }
    }),
  'a field has another name': (model, roll) => {
    const from = pick(roll, ['borrower', 'pages', 'copies', 'fine'])
    const to = `${from}_now`
    const loan = model.recordTypes['loan'] as RecordType
    if (!loan.fields.some(({ id }) => id === from)) return model
    const after = withLoan(model, (type) => ({
      ...type,
      fields: type.fields.map((field) => (field.id === from ? { ...field, id: to } : field)),
      forms: type.forms.map((form) => ({ ...form, fields: form.fields.map((id) => (id === from ? to : id)) })),
    }))
    const step = { kind: 'rename', recordType: 'loan', from, to }
    return { ...after, migrations: [...(model.migrations ?? []), { id: `m_${from}`, steps: [step] }] }
  },
}

export function changed(model: Model, roll: Roll): { readonly model: Model; readonly done: readonly string[] } {
  const done = Array.from({ length: 1 + roll(4) }, () => pick(roll, Object.keys(changes)))
  const after = done.reduce((now, name) => changes[name]?.(now, roll) ?? now, model)
  return { model: { ...after, hash: 'a17e'.repeat(16) }, done }
}

export const somePeople = (roll: Roll, model: Model): readonly AccountFacts[] =>
  Array.from({ length: 8 }, (_, index) => ({
    userName: `p${index}`,
    fullName: `P ${index}`,
    role: pick(roll, [...Object.keys(model.roles), 'gone']),
    agency: pick(roll, ['town', 'county']),
    groups: some(roll, ['north', 'south']),
    disabled: roll(9) === 0,
  }))

function answerTo(field: Field, model: Model, roll: Roll, number: number): unknown {
  const options = model.lookups[String(field.settings['lookup'])]?.options.map(({ id }) => id) ?? ['none']
  const byType: Readonly<Record<string, () => unknown>> = {
    text: () => pick(roll, ['ab', 'abcdef', `t${number}`]),
    number: () => pick(roll, [1, 50, 500]),
    date: () => pick(roll, ['2024-01-05', '2024-05-09', '2024-06-30']),
    'yes-no': () => roll(2) === 0,
    choice: () => pick(roll, options),
    choices: () => [...new Set([pick(roll, options), pick(roll, options)])],
    location: () => pick(roll, model.locations).code,
    'date-time': () => '2024-05-09T08:00:00.000Z',
    subform: () =>
      Array.from({ length: roll(3) }, (_, index) => ({
        unique_id: uuid(number * 100 + index + 7),
        ...answersTo(field.rows?.fields ?? [], model, roll, number),
      })),
  }
  return byType[field.type]?.()
}

const answersTo = (fields: readonly Field[], model: Model, roll: Roll, number: number) =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = roll(3) > 0 ? answerTo(field, model, roll, number) : undefined
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[field.id, value]]
    }),
  )

export function someRecord(roll: Roll, who: readonly AccountFacts[], model: Model, number: number): AnyRecord {
  const loan = model.recordTypes['loan'] as RecordType
  const someone = () => pick(roll, who).userName
  const kinds = loan.lifecycle?.transitions ?? []
  const stages = loan.lifecycle?.workflows.flatMap(({ stages }) => stages.map(({ id }) => id)) ?? []
  return aLoan({
    id: uuid(number),
    answers: answersTo(loan.fields, model, roll, number),
    core: {
      owned_by: someone(),
      status: pick(roll, ['open', 'closed']),
      record_state: roll(6) > 0,
      shared_with: Array.from({ length: roll(2) }, () => ({
        user_name: someone(),
        ...(kinds.length > 0 && roll(2) === 0 && { kind: pick(roll, kinds).id }),
      })),
      ...(stages.length > 0 && { workflow: pick(roll, stages) }),
    },
  })
}
