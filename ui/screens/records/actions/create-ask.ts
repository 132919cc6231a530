import { createSignal } from 'solid-js'
import type { Action } from '../../../../engine/actions/action-type.ts'
import { isBlank } from '../../../../engine/lib/blank.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { Field, Form, RecordType } from '../../../../engine/model.ts'
import { problems } from '../../../../engine/problems.ts'
import type { CoreFacts } from '../../../../engine/records/core-facts.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import type { ControlComponent } from '../../../controls/control.ts'
import type { Undone } from '../../../data/writes.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { createAnswers } from '../../../form/create-answers.ts'
import { createFilling } from '../fill/create-filling.ts'
import { createSaving } from '../fill/create-saving.ts'

export interface Question {
  readonly type: RecordType
  readonly telling: Telling
  /** What is asked; fields of the record among them stand in place of the record's own. */
  readonly fields: readonly Field[]
  /** Controls of some of them, by id, in place of the one that their type has. */
  readonly drawn?: Readonly<Record<string, ControlComponent>>
  /** What stands there to begin with. */
  readonly standing?: Answers
  /** The record that it is about, as conditions may read it. */
  readonly about?: {
    readonly answers: Answers
    readonly core: Partial<CoreFacts>
    readonly programme: string | undefined
  }
  /** Words for the line of truth. */
  readonly title: () => string
  /** `overrideReason`: why somebody goes on despite a warning. */
  readonly perform: (
    answers: Answers,
    action: Pick<Action, 'mutation' | 'overrideReason'>,
  ) => Promise<{ readonly kind: 'done' } | Undone>
  readonly onDone: () => void
}

const FORM = 'asked'

/** The record type with the questions as a form of its own. */
function typeAsking(type: RecordType, fields: readonly Field[]): { readonly type: RecordType; readonly form: Form } {
  const ids = new Set(fields.map(({ id }) => id))
  const form = { id: FORM, group: '', label: {}, programmes: type.programmes, fields: [...ids] }
  return {
    form,
    type: {
      ...type,
      fields: [...type.fields.filter(({ id }) => !ids.has(id)), ...fields],
      forms: [...type.forms, form],
      rules: type.rules.filter(({ at }) => ids.has(at)),
    },
  }
}

/** Questions of a dialog: answered, judged and sent by what fills in records. */
export function createAsk({
  telling,
  fields,
  drawn = {},
  standing = {},
  about,
  title,
  perform,
  onDone,
  type: of,
}: Question) {
  const { type, form } = typeAsking(of, fields)
  const { model, today } = telling
  const ids = new Set(form.fields)
  const answers = createAnswers({
    model,
    type,
    today,
    programme: about?.programme,
    core: about?.core,
    // A question begins with what stands in it, also where a field of the record has the same name.
    start: { ...without(about?.answers, ids), ...standing },
    mayWrite: ({ id }) => ids.has(id),
    newId: () => crypto.randomUUID(),
  })
  const [openRow, setOpenRow] = createSignal<string>()
  const clearedIn = (payload: Answers) =>
    Object.fromEntries([...ids].filter((id) => !isBlank(own(standing, id)) && !(id in payload)).map((id) => [id, null]))
  const saving = createSaving({
    answers,
    wish: (payload, overrideReason) => ({
      ...{ name: FORM, type: type.id, record: '', answers: payload },
      ...(overrideReason !== undefined && { overrideReason }),
    }),
    sent: async (payload) => ({ ...payload, ...clearedIn(payload) }),
    perform: async (action) => {
      const became = await perform(action.answers, action)
      if (became.kind !== 'clash') return became
      const { version } = became
      return { kind: 'refused', problem: problems.recordChanged({ id: '', expected: version, actual: version }) }
    },
    wording: () => ({ title: title() }),
    onDone,
    onNothing: onDone,
    onMoved: async () => undefined,
  })
  return {
    answers,
    saving,
    filling: createFilling({ type, telling, answers, openRow, setOpenRow }),
    entries: fields.map((field) => ({ entry: answers.entryOf(field), control: own(drawn, field.id) })),
  }
}

const without = (answers: Answers = {}, ids: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.has(id)))

export type Ask = ReturnType<typeof createAsk>
