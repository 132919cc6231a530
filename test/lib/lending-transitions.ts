import { lifecycleOf } from '../../config/compile/lifecycle.ts'
import { textReader } from '../../config/compile/texts.ts'
import type { Folder } from '../../config/folder.ts'
import type { Field, Model, RecordType, Role } from '../../engine/model.ts'
import { type AccountFacts, actorOf } from '../../engine/permissions/actor-of.ts'
import type { Person } from '../../engine/transitions/person.ts'
import { libraryModel } from './library-model.ts'

/** The town library, where loans are given away: handed over, sent, asked for, shown. `returned` says that the reader agrees. */
const agreed = { given: { '==': [{ var: 'returned' }, true] }, message: 'The reader did not agree.' }

const receiving = (id: string, more: object = {}) => ({ receives: `receive_${id}`, ...more })

const begun = { from: ['in_progress'] }
const standing = { from: ['in_progress', 'accepted'] }

const transitions = [
  {
    ...{
      id: 'hand_over',
      recordType: 'loan',
      plural: 'hand_overs',
      label: 'Hand-over',
      verb: 'Hand over',
      begins: 'done',
    },
    recipient: {
      receives: 'read',
      within: { hand_over: 'all', hand_over_in_agency: 'agency', hand_over_in_group: 'group' },
    },
    effects: [
      { effect: 'set_owner', to: { transition: 'transitioned_to' } },
      { effect: 'end_transitions', kinds: ['sending'], status: 'revoked' },
    ],
  },
  {
    ...{ id: 'sending', recordType: 'loan', plural: 'sendings', label: 'Sending', verb: 'Send', remote: true },
    recipient: receiving('sending', { narrowedBy: ['agency', 'location'] }),
    consent: [{ ...agreed, override: 'send_anyway' }],
    gives: { while: ['in_progress'], actions: ['read'], readOnly: true },
    steps: {
      accept: {
        ...{ label: 'Accept', ...begun, to: 'accepted', by: ['recipient'], eligible: true, consent: true },
        effects: [
          { effect: 'set_owner', to: { transition: 'transitioned_to' } },
          { effect: 'end_transitions', kinds: ['sending'], status: 'revoked' },
        ],
      },
      reject: {
        ...{ label: 'Reject', ...begun, to: 'rejected', by: ['recipient'] },
        asks: [{ id: 'rejected_reason', type: 'text', label: 'Why?', required: true }],
      },
      revoke: { label: 'Revoke', ...begun, to: 'revoked', by: ['sender', 'owner', 'allowed'] },
    },
  },
  {
    ...{ id: 'wish', recordType: 'loan', plural: 'wishes', label: 'Wish', verb: 'Wish for', fromBeyond: true },
    recipient: 'owner',
    steps: {
      grant: {
        ...{ label: 'Grant', ...begun, to: 'accepted', by: ['recipient'] },
        effects: [{ effect: 'start_transition', kind: 'sending', to: { transition: 'transitioned_by' } }],
      },
      reject: { label: 'Reject', ...begun, to: 'rejected', by: ['recipient', 'owner'] },
      revoke: { label: 'Take back', ...begun, to: 'revoked', by: ['sender'] },
    },
  },
  {
    ...{ id: 'showing', recordType: 'loan', plural: 'showings', label: 'Showing', verb: 'Show' },
    recipient: receiving('showing', { otherProgrammes: 'receive_elsewhere', narrowedBy: ['service'] }),
    consent: [agreed],
    fromRow: {
      ...{ subform: 'copies', permission: 'show_copy', prefill: { notes: 'copy_code' } },
      offered: { '!=': [{ var: 'state' }, 'lost'] },
    },
    gives: { while: ['in_progress', 'accepted'], roles: ['visitor'], actions: ['update'], keepsRows: true },
    asks: [{ id: 'hurry', type: 'yes-no', label: 'In a hurry' }],
    effects: [
      {
        effect: 'set_row',
        subform: 'copies',
        row: { transition: 'service_record_id' },
        values: { shelf: { transition: 'transitioned_to' } },
      },
    ],
    steps: {
      accept: { label: 'Accept', ...begun, to: 'accepted', by: ['recipient'] },
      reject: { label: 'Reject', ...begun, to: 'rejected', by: ['recipient'] },
      done: {
        ...{ label: 'Done', ...standing, to: 'done', by: ['recipient'] },
        asks: [{ id: 'rejection_note', type: 'text', label: 'What came of it' }],
      },
      revoke: { label: 'Revoke', ...standing, to: 'revoked', by: ['sender', 'owner', 'allowed'] },
    },
  },
  {
    ...{ id: 'advice', recordType: 'loan', plural: 'advices', label: 'Advice', verb: 'Ask for advice' },
    recipient: receiving('showing'),
    gives: { while: ['in_progress'], actions: [], readOnly: true, days: 7 },
    steps: { end: { label: 'End', ...begun, to: 'done', by: ['recipient', 'sender'] } },
  },
]

const placed = (json: object) => ({ json, file: '', pointer: '' })

const role = (id: string, actions: readonly string[], more: Partial<Role> = {}): Role => ({
  ...{ id, label: { en: id }, programmes: ['lending'], reach: 'self', manages: [] },
  actions: { loan: actions },
  forms: { loan: { item: 'rw', lending: 'rw', copies_form: 'rw' } },
  ...more,
})

const gets = ['receive_sending', 'receive_showing']

const roles: Readonly<Record<string, Role>> = {
  worker: role('worker', ['read', 'create', 'update', 'hand_over', 'sending', 'showing', 'advice', ...gets]),
  lead: role(
    'lead',
    ['read', 'update', 'hand_over_in_group', 'sending', 'send_anyway', 'revoke_sending', 'revoke_showing'],
    { reach: 'group', forms: { loan: { item: 'r', lending: 'r', reader: 'r', copies_form: 'r' } } },
  ),
  seeker: role('seeker', ['read', 'update', 'search_beyond_reach', 'wish', 'hand_over_in_agency', ...gets]),
  guest: role('guest', ['read', 'update', 'receive_showing', 'receive_elsewhere'], { programmes: ['membership'] }),
  clerk: role('clerk', ['read', 'show_copy']),
  visitor: role('visitor', ['read', 'update'], { referral: true, forms: { loan: { copies_form: 'rw' } } }),
}

const loan = libraryModel.recordTypes['loan'] as RecordType

const folder = {
  instance: placed({ defaultLocale: 'en', services: 'service' }),
  roles: Object.values(roles).map((one) => placed({ id: one.id, label: one.id })),
  transitions: transitions.map(placed),
  ...Object.fromEntries(
    ['translations', 'lookups', 'workflows', 'actions', 'approvals', 'tasks', 'alerts', 'notifications'].map((kind) => [
      kind,
      [],
    ]),
  ),
  recordTypes: [placed({ id: 'loan' })],
} as unknown as Folder

const t = textReader(folder)

const fieldOf = (json: object, at: string): Field => {
  const { id, type, label, required } = json as { id: string; type: string; label: string; required?: true }
  const said = { id, type, label: t(`${at}/${id}`, label), ...(required && { required }) }
  return { ...said, whenHidden: 'keep', settings: {}, rules: [] }
}

const options = (id: string, ...ids: readonly string[]) => ({
  ...{ id, label: { en: id } },
  options: ids.map((option) => ({ id: option, label: { en: option } })),
})

export const givingModel: Model = {
  ...libraryModel,
  hash: '61fe'.repeat(16),
  recordTypes: {
    ...libraryModel.recordTypes,
    loan: {
      ...loan,
      beyondReach: { fields: ['title'] },
      lifecycle: lifecycleOf(
        folder,
        { type: 'loan', programmes: loan.programmes, fields: loan.fields, fieldOf: fieldOf as never },
        t,
      ),
    },
  },
  lookups: {
    ...libraryModel.lookups,
    service: options('service', 'binding', 'reading'),
    roles_of_loan_showing: options('roles_of_loan_showing', 'visitor'),
  },
  roles: { ...libraryModel.roles, ...roles },
}

/** Nadia and Sara work in the north and Layla leads them, Omar and Adam work for the county, Vera comes from elsewhere, Mo keeps the desk. */
const person = (userName: string, of: string, more: Partial<Person> = {}): Person => ({
  ...{ userName, fullName: userName, role: of, agency: 'town', groups: ['north'], location: 'RIV01' },
  ...{ services: ['reading'], membershipVersion: 1 },
  ...more,
})

const county = { agency: 'county', groups: ['south'], location: 'HIL01', services: ['binding'] }

export const givers: Readonly<Record<string, Person>> = {
  nadia: person('nadia', 'worker', { fullName: 'Nadia Haddad' }),
  sara: person('sara', 'worker', { location: 'RIV02' }),
  layla: person('layla', 'lead'),
  omar: person('omar', 'worker', county),
  adam: person('adam', 'seeker', county),
  vera: person('vera', 'guest', county),
  mo: person('mo', 'clerk'),
}

export const giver = (name: string, model: Model = givingModel) => actorOf(model, givers[name] as AccountFacts)
