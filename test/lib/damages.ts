import type { Field, Model, RecordType, Role } from '../../engine/model.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { libraryModel } from './library-model.ts'
import { accounts, uuid } from './people.ts'

/**
 * The library with damages, which follow the loan that they name: Nadia and Omar each work with their own, Layla sees
 * those of her group and links them, and whoever knows a title may look for loans beyond their reach.
 */
const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  ...{ id, type, label: { en: id }, whenHidden: 'keep', settings: {}, rules: [] },
  ...more,
})

const damage: RecordType = {
  id: 'damage',
  plural: 'damages',
  label: { en: 'Damage' },
  labelPlural: { en: 'Damages' },
  programmes: ['lending'],
  ids: { unique: 'damage_id', display: 'damage_code' },
  statusLookup: 'loan_status',
  title: ['what'],
  summary: [],
  fields: [
    field('what', 'text'),
    field('blame', 'text'),
    field('on_loan', 'link', { settings: { recordType: 'loan' }, readOnly: true }),
    field('with_loan', 'link', { settings: { recordType: 'loan' } }),
  ],
  groups: [{ id: 'all', label: { en: 'All' } }],
  forms: [
    {
      ...{ id: 'damage_form', group: 'all', label: { en: 'Damage' }, programmes: ['lending'] },
      fields: ['what', 'blame', 'on_loan', 'with_loan'],
    },
  ],
  calculationOrder: [],
  rules: [],
  list: { columns: ['what'], filters: [], sort: { field: 'created_at', direction: 'desc' } },
  projected: ['on_loan', 'what', 'with_loan'],
  searched: ['what'],
  follows: 'with_loan',
}

const panel = { panel: 'linked', recordType: 'damage', linkBy: 'link_damage', summary: ['what'] } as const

const loan = libraryModel.recordTypes['loan'] as RecordType
const withDamages: RecordType = {
  ...loan,
  forms: [
    ...loan.forms,
    {
      ...{ id: 'damages', group: 'desk', label: { en: 'Damages' }, programmes: ['lending'], fields: [] },
      panels: [{ ...panel, field: 'with_loan', permission: 'see_damages' }],
    },
  ],
  beyondReach: { fields: ['title'] },
}

const extended = (id: string, onLoans: readonly string[], onDamages: readonly string[]): Role => {
  const role = libraryModel.roles[id] as Role
  return {
    ...role,
    actions: { ...role.actions, loan: [...(role.actions['loan'] ?? []), ...onLoans], damage: onDamages },
    forms: {
      ...role.forms,
      loan: { ...role.forms['loan'], damages: 'r' },
      damage: { damage_form: onDamages.includes('create') ? 'rw' : 'r' },
    },
  }
}

const all = ['read', 'create', 'update', 'link_damage']
export const damagesModel: Model = {
  ...libraryModel,
  hash: 'da3a'.repeat(16),
  recordTypes: { ...libraryModel.recordTypes, loan: withDamages, damage },
  roles: {
    ...libraryModel.roles,
    librarian: extended('librarian', ['see_damages', 'search_beyond_reach'], all),
    binder: extended('binder', ['search_beyond_reach'], ['read']),
    head: extended('head', ['see_damages'], ['read', 'link_damage']),
  },
}

/** A second librarian, who reaches nothing of Nadia's. */
export const workers = {
  ...accounts,
  rana: { ...accounts.nadia, userName: 'rana', fullName: 'Rana Aziz', agency: 'county', groups: ['south'] },
}

export const rana = actorOf(damagesModel, workers.rana)
export const MAPS = uuid(1)
export const DAMAGE = uuid(50)
