/** Names of the values that numbers are told apart by, and the order in which they are shown. */
import { fieldsById } from '../../engine/fields/by-id.ts'
import { own } from '../../engine/lib/own.ts'
import { ENTRIES, entriesField } from '../../engine/life/entry-rows.ts'
import type { Field, Model, RecordType, Texts } from '../../engine/model.ts'
import { placeOf } from '../../engine/options/places.ts'
import { type Askable, askableFrom, nameOnRecord, type Source } from '../../engine/query/askable.ts'

export interface NamedValues {
  /** Where they have an order of their own; those that are shown though none is counted come in it. */
  readonly order?: readonly string[]
  readonly shown?: readonly string[]
  /** Undefined: it has no name but itself. */
  nameOf(key: string): Texts | string | undefined
}

/** Full names of people. */
export type People = ReadonlyMap<string, string>

interface Choice {
  readonly id: string
  readonly label: Texts
  readonly retired?: true
}

/** So many values are shown though none is counted; of more only those that count. */
const MOST_EMPTY = 12

export function namedValues(
  model: Model,
  source: Source,
  name: string,
  { people, programmes }: { readonly people: People; readonly programmes: readonly string[] },
): NamedValues {
  const asked = askableFrom(source, name)
  const mine = { ...source, type: inProgrammes(source.type, programmes) }
  const outside = source.collection ? nameOnRecord(name) : undefined
  const choices = asked && choicesOf(model, outside === undefined ? mine : { type: mine.type }, outside ?? name, asked)
  if (choices) return chosenAmong(choices)
  return { nameOf: (key) => names[asked?.kind ?? 'none']?.(key, model, people) }
}

function chosenAmong(choices: readonly Choice[]): NamedValues {
  const labels = new Map(choices.map(({ id, label }) => [id, label]))
  const offered = choices.filter(({ retired }) => !retired).map(({ id }) => id)
  return {
    order: [...labels.keys()],
    ...(offered.length <= MOST_EMPTY && { shown: offered }),
    nameOf: (key) => labels.get(key),
  }
}

const names: { readonly [K in Askable['kind']]?: (key: string, model: Model, people: People) => NamedValue } = {
  user: (key, _, people) => people.get(key),
  agency: (key, { agencies }) => own(agencies, key)?.name,
  group: (key, { userGroups }) => own(userGroups, key)?.name,
  location: (key, model) => placeOf(model, key)?.name,
}

type NamedValue = Texts | string | undefined

/** The type with what of its life happens in these programmes. */
function inProgrammes({ lifecycle, ...type }: RecordType, programmes: readonly string[]): RecordType {
  const isMine = (of: { readonly programmes: readonly string[] }) =>
    of.programmes.some((one) => programmes.includes(one))
  if (!lifecycle) return type
  const { workflows, tasks, alerts, approvals } = lifecycle
  return {
    ...type,
    lifecycle: {
      ...lifecycle,
      workflows: workflows.filter(isMine),
      tasks: tasks.filter(isMine),
      alerts: alerts.filter(isMine),
      approvals: approvals.filter(isMine),
    },
  }
}

/** What can be chosen: options of a lookup, or what the configuration itself names. */
function choicesOf(
  model: Model,
  { type, collection }: Source,
  name: string,
  { field, kind }: Askable,
): readonly Choice[] | undefined {
  if (kind !== 'option') return undefined
  if (field) return optionsOf(model, field)
  return own(collection ? inRows(collection.id) : onRecord, name)?.(type, model)
}

const optionsOf = ({ lookups }: Model, { settings }: Field): readonly Choice[] | undefined =>
  own(lookups, String(settings['lookup']))?.options

type Choices = (type: RecordType, model: Model) => readonly Choice[] | undefined

const stages: Choices = ({ lifecycle }) => inOneLine((lifecycle?.workflows ?? []).map((workflow) => workflow.stages))
const alertKinds: Choices = ({ lifecycle }) => [...(lifecycle?.alerts ?? []), ...(lifecycle?.approvals ?? [])]
const taskRules: Choices = ({ lifecycle }) => lifecycle?.tasks
const forms: Choices = (type) => type.forms

/** Options of the fields by which task rules say how urgent a task is, or which. */
const ofTasks =
  (property: 'priority' | 'detail'): Choices =>
  ({ lifecycle, fields }, model) =>
    inOneLine(
      (lifecycle?.tasks ?? []).map((rule) => {
        const holder = rule.rows === ENTRIES ? entriesField(model) : fieldsById(fields).get(rule.rows ?? '')
        const { rows } = holder ?? {}
        const id = rule[property] ?? ''
        const field = (property === 'detail' && rows && fieldsById(rows.fields).get(id)) || fieldsById(fields).get(id)
        return (field && optionsOf(model, field)) ?? []
      }),
    )

const onRecord: Readonly<Record<string, Choices>> = {
  status: ({ statusLookup }, { lookups }) => own(lookups, statusLookup)?.options,
  workflow: stages,
  current_alert_types: alertKinds,
}

const rowsOf: Readonly<Record<string, Readonly<Record<string, Choices>>>> = {
  tasks: { type: taskRules, priority: ofTasks('priority'), detail: ofTasks('detail') },
  task_snoozes: { type: taskRules },
  alerts: { type: alertKinds, form: forms },
  workflow_stages: { stage: stages },
}

const inRows = (collection: string) => own(rowsOf, collection) ?? {}

/** All of them once, each after what it follows in the first list that has it. */
function inOneLine(lists: readonly (readonly Choice[])[]): readonly Choice[] {
  const line: Choice[] = []
  for (const list of lists) {
    let place = 0
    for (const choice of list) {
      const known = line.findIndex(({ id }) => id === choice.id)
      if (known < 0) line.splice(place, 0, choice)
      place = (known < 0 ? place : known) + 1
    }
  }
  return line
}
