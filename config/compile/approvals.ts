import type { Approval, ApprovalStep, Condition, Effect, NamedAction } from '../../engine/lifecycle.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import type { Field } from '../../engine/model.ts'
import type { ApprovalJson } from '../schema/approval.schema.ts'
import { type Around, conditionsOf } from './actions.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'

export const approvalOf = (json: ApprovalJson, { programmes }: Around, t: TextReader): Approval =>
  present({
    id: json.id,
    label: t(`${folderOf(json)}/label`, json.label),
    programmes: json.programmes ?? programmes,
    form: json.form,
    status: json.fields.status,
    history: json.history?.subform,
  })

const folderOf = ({ recordType, id }: ApprovalJson) => `approvals/${recordType}/${id}`

/** Names of the two questions that the steps ask. */
const COMMENT = 'comment'
const KIND = 'kind'

/** The three steps of a kind of approval, as actions. */
export function stepsOf(json: ApprovalJson, around: Around, t: TextReader): readonly NamedAction[] {
  const step = (name: ApprovalStep, action: Partial<NamedAction>): NamedAction => ({
    id: name === 'request' ? `request_approval_${json.id}` : `${name}_${json.id}`,
    permission: name === 'request' ? `request_approval_${json.id}` : `approve_${json.id}`,
    label: t(`${folderOf(json)}/label`, json.label),
    programmes: json.programmes ?? around.programmes,
    conditions: [],
    asks: [],
    asksRecord: [],
    effects: [],
    approval: { kind: json.id, step: name },
    ...action,
  })
  const isWaiting: Logic = { '==': [{ var: json.fields.status }, 'pending'] }
  const answer = (name: 'approve' | 'reject') =>
    step(name, {
      conditions: [said('approval_not_asked', isWaiting)],
      asks: [comment(name === 'reject')],
      effects: answerEffects(json, name),
      ...(!json.ownMayDecide && { onOwn: 'self_approve' }),
    })
  return [
    step('request', {
      conditions: [
        said('approval_waiting', { not: isWaiting }),
        ...conditionsOf(json.askWhen, `${folderOf(json)}/askWhen`, t),
      ],
      asks: json.types === undefined ? [] : [kindOfPlan(json.types)],
      effects: requestEffects(json),
    }),
    answer('approve'),
    answer('reject'),
  ]
}

/** A condition of the platform's own; its message stands in the catalogues of the screens. */
const said = (id: string, holds: Logic): Condition => ({ id, holds, message: {} })

const question = (field: Pick<Field, 'id' | 'type'> & Partial<Field>): Field => ({
  label: {},
  whenHidden: 'keep',
  settings: {},
  rules: [],
  ...field,
})

const comment = (isNeeded: boolean): Field =>
  question({
    id: COMMENT,
    type: 'text',
    settings: { long: true, maxLength: 4000 },
    ...(isNeeded && { required: true }),
  })

const kindOfPlan = (lookup: string): Field =>
  question({ id: KIND, type: 'choice', settings: { lookup }, required: true })

const TODAY: Logic = { today: [] }
const WRITER: Logic = { actor: 'user_name' }

function requestEffects(json: ApprovalJson): readonly Effect[] {
  const { fields, history, id } = json
  return [
    { effect: 'set_field', field: fields.status, to: 'pending' },
    ...(json.types !== undefined && fields.type !== undefined
      ? [{ effect: 'set_field', field: fields.type, to: { asked: KIND } } as const]
      : []),
    ...row(history, {
      [history?.requestedFor ?? 'approval_requested_for']: id,
      [history?.status ?? 'approval_status']: 'requested',
      [history?.date ?? 'approval_date']: TODAY,
      [history?.requestedBy ?? 'requested_by']: WRITER,
      ...(json.types !== undefined && { [history?.type ?? 'approval_for_type']: { asked: KIND } }),
      ...(history?.snapshot !== undefined && { [history.snapshot]: { version: [] } }),
    }),
    ...(json.alert === false ? [] : [{ effect: 'raise_alert', kind: id, form: json.form } as const]),
    ...(json.alertAnswered ? [{ effect: 'clear_alerts', kinds: [answeredAlert(id)] } as const] : []),
    ...told(json, json.notifyAsked),
  ]
}

function answerEffects(json: ApprovalJson, step: 'approve' | 'reject'): readonly Effect[] {
  const { fields, history, id } = json
  const status = step === 'approve' ? 'approved' : 'rejected'
  const asked: Logic = { asked: COMMENT }
  const set = (field: string | undefined, to: Logic): readonly Effect[] =>
    field === undefined ? [] : [{ effect: 'set_field', field, to }]
  return [
    { effect: 'set_field', field: fields.status, to: status },
    ...set(fields.approved, step === 'approve'),
    ...set(fields.date, TODAY),
    ...set(fields.comments, asked),
    ...row(history, {
      [history?.responseFor ?? 'approval_response_for']: id,
      [history?.status ?? 'approval_status']: status,
      [history?.date ?? 'approval_date']: TODAY,
      [history?.answeredBy ?? 'approved_by']: WRITER,
      [history?.comments ?? 'approval_manager_comments']: asked,
      ...(fields.type !== undefined && { [history?.type ?? 'approval_for_type']: { var: fields.type } }),
    }),
    ...(json.alert === false ? [] : [{ effect: 'clear_alerts', kinds: [id] } as const]),
    ...(json.alertAnswered ? [{ effect: 'raise_alert', kind: answeredAlert(id), form: json.form } as const] : []),
    ...told(json, json.notifyAnswered),
  ]
}

/** Kind of the alert that tells the owner of an answer. */
const answeredAlert = (approval: string) => `${approval}_answered`

const row = (history: ApprovalJson['history'], values: Readonly<Record<string, Logic>>): readonly Effect[] =>
  history ? [{ effect: 'add_row', subform: history.subform, values }] : []

const told = ({ form }: ApprovalJson, notify: ApprovalJson['notifyAsked']): readonly Effect[] =>
  notify
    ? [{ effect: 'notify', form, ...(notify as Omit<Extract<Effect, { readonly effect: 'notify' }>, 'effect'>) }]
    : []
