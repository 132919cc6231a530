import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isOnlyForCreation } from '../../engine/forms/creation-forms.ts'
import { isFormVisible, isVisible } from '../../engine/forms/field-state.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { own } from '../../engine/lib/own.ts'
import { type Scope, scopeOfRecord, scopeOfRow } from '../../engine/logic/scope.ts'
import type { Field, Form, Model, RecordType } from '../../engine/model.ts'
import { rowsIn } from '../../engine/records/merge.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { makeOne } from '../../server/demo/authoring.ts'
import { crewOf, peopleOf } from '../../server/demo/crew.ts'
import { type DemoHints, type FieldHint, fieldHintsOf, noHint } from '../../server/demo/hints.ts'
import { randomFrom } from '../../server/demo/random.ts'
import type { Account } from '../../server/stores/account-stores.ts'

type Answers = Readonly<Record<string, unknown>>

/** A record filled in as far as its rules let it be, and the forms that it shows. */
export interface WholeRecord {
  readonly type: RecordType
  readonly programme: string
  /** User name of whoever fills it in. */
  readonly by: string
  /** As a client sends them. */
  readonly sent: Answers
  readonly record: AnyRecord
  /** Every form that it shows. */
  readonly forms: readonly Form[]
  /** Those of them that none of the records before it shows. */
  readonly fresh: readonly Form[]
}

/** How many are made to choose from. */
const ATTEMPTS = 40

/** Few records that between them show every form of the type in the programme; forms that none shows are named. */
export function wholeRecords(
  {
    model,
    accounts,
    hints,
  }: { readonly model: Model; readonly accounts: readonly Account[]; readonly hints: DemoHints },
  type: RecordType,
  programme: string,
  at: string,
): { readonly records: readonly WholeRecord[]; readonly unseen: readonly string[] } {
  const people = peopleOf(model, accounts)
  const shares = { ...hints.records, programmes: { [type.id]: { [programme]: 1 } }, shared: 0 }
  const eager = new Map<Field, FieldHint>(
    [...fieldsOf(type)].map((field) => [field, eagerly(field, fieldHintsOf(model, hints).get(field) ?? noHint)]),
  )
  const candidates = Array.from({ length: ATTEMPTS }, (_, seed) => {
    const authored = makeOne(
      {
        model,
        hints: { ...hints, records: shares },
        fieldHints: eager,
        people: new Map(people.map((person) => [person.account.userName, person])),
        userNames: people.map(({ account }) => account.userName),
        crews: new Map([[type.id, crewOf(type, people)]]),
        records: [],
        random: randomFrom(seed + 1),
      },
      type,
      at,
    )
    if (authored?.record.programme !== programme) return undefined
    const { record, person, action } = authored
    const forms = formsShown(model, type, record, at.slice(0, 10))
    const sent = asked(model, type, record, action.answers, at.slice(0, 10))
    return { type, programme, by: person.account.userName, sent, record, forms, fresh: [] }
  }).filter((one) => one !== undefined)

  const unseen = new Set(formsAsked(type, programme).map(({ id }) => id))
  const records: WholeRecord[] = []
  const news = ({ forms }: WholeRecord) => forms.filter(({ id }) => unseen.has(id)).length
  while (unseen.size > 0) {
    const best = candidates.reduce<WholeRecord | undefined>(
      (first, one) => (first && news(first) >= news(one) ? first : one),
      undefined,
    )
    if (!best || news(best) === 0) break
    records.push({ ...best, fresh: best.forms.filter(({ id }) => unseen.has(id)) })
    for (const { id } of best.forms) unseen.delete(id)
  }
  return { records, unseen: [...unseen] }
}

/** Forms of the programme on which something is asked of a record that exists. */
const formsAsked = (type: RecordType, programme: string): readonly Form[] =>
  type.forms.filter(
    (form) => form.programmes.includes(programme) && form.fields.length > 0 && !isOnlyForCreation(type, form),
  )

const fieldsOf = (type: RecordType) => type.fields.flatMap((field) => [field, ...(field.rows?.fields ?? [])])

/** Always answered; of options any, and of several many, so that what depends on them shows. */
function eagerly(field: Field, hint: FieldHint): FieldHint {
  const { weights: _, ...rest } = hint
  const cases = Object.entries(hint.cases ?? {}).map(([value, one]) => [value, { ...one, filled: 1 }] as const)
  return {
    ...rest,
    filled: 1,
    ...(fieldTypeOf(field).many && { most: 5 }),
    ...(field.rows && { rows: [1, 1] as const }),
    ...(hint.cases && { cases: Object.fromEntries(cases) }),
  }
}

/** The answers that the record as it became asks for: none that is hidden by now, and no age beside a day of birth. */
function asked(model: Model, type: RecordType, record: AnyRecord, sent: Answers, today: string): Answers {
  const { answers, programme, core } = record
  const scope = scopeOfRecord({ model, type, answers, today, programme, core })
  return Object.fromEntries(
    Object.entries(askedIn(type.fields, scope, sent)).map(([id, value]) => {
      const subform = type.fields.find((field) => field.id === id && field.rows)
      if (!subform) return [id, value]
      const became = rowsIn(answers[id])
      const rows = rowsIn(value).map((row, index) => ({
        unique_id: row.unique_id,
        ...askedIn(subform.rows?.fields ?? [], scopeOfRow(scope, subform, became[index] ?? row), row),
      }))
      return [id, rows]
    }),
  )
}

const askedIn = (fields: readonly Field[], scope: Scope, sent: Answers): Answers =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const isKnownOtherwise = !isBlank(own(sent, String(field.settings['birthDate'])))
      return !isBlank(own(sent, field.id)) && isVisible(field, scope) && !isKnownOtherwise
        ? [[field.id, sent[field.id]]]
        : []
    }),
  )

function formsShown(model: Model, type: RecordType, record: AnyRecord, today: string): readonly Form[] {
  const { answers, programme, core } = record
  const scope = scopeOfRecord({ model, type, answers, today, programme, core })
  return formsAsked(type, programme).filter((form) => isFormVisible(form, scope))
}
