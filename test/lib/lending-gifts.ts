import { lifecycleOf } from '../../config/compile/lifecycle.ts'
import { textReader } from '../../config/compile/texts.ts'
import { roleLookupsOf } from '../../config/compile/transitions.ts'
import type { Folder } from '../../config/folder.ts'
import type { Field, Model, RecordType, Role } from '../../engine/model.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { libraryModel } from './library-model.ts'
import { accounts } from './people.ts'

/**
 * The town library, whose loans are handed over, offered, shown and looked at: a new owner at once, a new owner who has to
 * accept, a look under a named role, also for somebody outside, and a look for some days.
 */
const placed = (json: object) => ({ json, file: '', pointer: '' })

const common = { recordType: 'loan', steps: {} }
const steps = {
  accept: { label: 'Accept', from: ['in_progress'], to: 'accepted', by: ['recipient'], eligible: true },
  reject: {
    label: { en: 'Reject', ar: 'رفض' },
    from: ['in_progress'],
    to: 'rejected',
    by: ['recipient'],
    asks: [{ id: 'rejected_reason', type: 'text', label: 'Why', required: true }],
  },
  revoke: { label: 'Take back', from: ['in_progress', 'accepted'], to: 'revoked', by: ['sender', 'owner', 'allowed'] },
}
const takesOver = { effect: 'set_owner', to: { transition: 'transitioned_to' } }

const transitions = [
  {
    ...common,
    ...{ id: 'hand_over', plural: 'handovers', label: 'Handover', verb: 'Hand over', begins: 'done' },
    recipient: {
      receives: 'read',
      within: { hand_over: 'all', hand_over_in_agency: 'agency', hand_over_in_group: 'group' },
    },
    effects: [takesOver],
  },
  {
    ...common,
    ...{ id: 'offer', plural: 'offers', label: { en: 'Offer', ar: 'عرض' }, verb: 'Offer' },
    recipient: { receives: 'receive_offer', narrowedBy: ['service', 'agency', 'location'] },
    consent: [
      {
        given: { not: { is_blank: { var: 'borrower' } } },
        message: { en: 'Nobody was asked.', ar: 'لم يُسأل أحد.' },
        override: 'offer_anyway',
      },
    ],
    gives: { while: ['in_progress'], actions: ['update'] },
    steps: { ...steps, accept: { ...steps.accept, effects: [takesOver] } },
  },
  {
    ...common,
    ...{ id: 'show', plural: 'showings', label: 'Showing', verb: 'Show', remote: true },
    recipient: { receives: 'receive_offer' },
    consent: [{ given: { not: { is_blank: { var: 'borrower' } } }, message: 'Nobody was asked.' }],
    gives: { while: ['in_progress', 'accepted'], roles: ['mender'], actions: ['update'] },
    steps: { ...steps, done: { label: 'Done', from: ['in_progress', 'accepted'], to: 'done', by: ['recipient'] } },
  },
  {
    ...common,
    ...{ id: 'look', plural: 'looks', label: 'Look', verb: 'Let look' },
    recipient: { receives: 'receive_offer' },
    gives: { while: ['in_progress', 'accepted'], actions: [], readOnly: true, days: 3 },
    steps: { accept: steps.accept },
  },
]

const mender: Role = {
  ...(libraryModel.roles['binder'] as Role),
  id: 'mender',
  label: { en: 'Mender' },
  referral: true,
}

const folder = {
  instance: placed({ defaultLocale: 'en', services: 'service' }),
  ...{ translations: [], lookups: [], workflows: [], actions: [], approvals: [], alerts: [], tasks: [] },
  ...{
    recordTypes: [placed({ id: 'loan' })],
    roles: [placed({ id: 'mender', label: 'Mender', programmes: ['lending'] })],
  },
  transitions: transitions.map(placed),
} as unknown as Folder

const loan = libraryModel.recordTypes['loan'] as RecordType
const t = textReader(folder)

const lifecycle = lifecycleOf(
  folder,
  {
    type: 'loan',
    programmes: loan.programmes,
    fields: loan.fields,
    fieldOf(json, at): Field {
      const { id, type, label, required } = json as unknown as Pick<Field, 'id' | 'type' | 'required'> & {
        readonly label: string
      }
      return {
        ...{ id, type, label: t(`${at}/${id}`, label), whenHidden: 'keep', settings: {}, rules: [] },
        ...(required && { required }),
      }
    },
  },
  t,
)

const with_ = (name: string, more: readonly string[]): Role => {
  const role = libraryModel.roles[name] as Role
  return { ...role, actions: { ...role.actions, loan: [...(role.actions['loan'] ?? []), ...more] } }
}

const option = (id: string) => ({ id, label: { en: id } })
const agency = (id: string, services: readonly string[]) => ({ id, name: { en: id }, services })

export const lendingGifts: Model = {
  ...libraryModel,
  hash: '91f7'.repeat(16),
  instance: { ...libraryModel.instance, services: 'service' },
  recordTypes: { ...libraryModel.recordTypes, loan: { ...loan, lifecycle } },
  lookups: {
    ...libraryModel.lookups,
    ...roleLookupsOf(folder, t),
    service: { id: 'service', label: { en: 'Service' }, options: ['gluing', 'stitching'].map(option) },
  },
  agencies: { ...libraryModel.agencies, town: agency('town', ['gluing']), county: agency('county', ['stitching']) },
  roles: {
    ...libraryModel.roles,
    librarian: with_('librarian', ['hand_over_in_group', 'offer', 'show', 'look', 'receive_offer', 'disable']),
    binder: with_('binder', ['receive_offer']),
    head: with_('head', ['hand_over', 'update', 'offer', 'offer_anyway', 'receive_offer', 'revoke_offer']),
    mender,
  },
}

/** The same people, and Sara, who works beside Nadia and is in no group of hers. */
export const givers: Readonly<Record<string, AccountFacts>> = {
  ...accounts,
  sara: { ...accounts.nadia, userName: 'sara', fullName: 'Sara Noor', groups: ['south'] },
  amal: { ...accounts.nadia, userName: 'amal', fullName: 'Amal Zaki' },
  gone: { ...accounts.nadia, userName: 'gone', fullName: 'Gone Away', disabled: true },
}
