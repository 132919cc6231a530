/** The model that is asked everything, whose alphas are given to people: under their own or named roles, to look at for a time, and to who asks from beyond. */
import type { NamedAction } from '../../../engine/lifecycle.ts'
import type { Field, Model, RecordType, Role } from '../../../engine/model.ts'
import type { TransitionKind } from '../../../engine/transitions/transition-kind.ts'
import { smallModel } from './small-model.ts'

const label = (text: string) => ({ en: text })
const PROGRAMMES = ['first']

const kind = (id: string, more: Partial<TransitionKind>): TransitionKind => ({
  ...{ id, plural: `${id}s`, label: label(id), programmes: PROGRAMMES, begins: 'in_progress' },
  recipient: { receives: 'read', within: [], narrowedBy: [] },
  ...{ consent: [], steps: [] },
  ...more,
})

const WHILE = ['in_progress', 'accepted'] as const

/** `lend`: to fill in, as the own or a named role; `glance`: to look at, for three days; `ask`: of the owner, from beyond. */
export const kinds: readonly TransitionKind[] = [
  kind('lend', {
    gives: { while: WHILE, roles: ['guest', 'healer'], actions: ['update'] },
    steps: [{ id: 'done', from: WHILE, to: 'done', by: ['recipient'] }],
  }),
  kind('glance', { gives: { while: WHILE, roles: [], actions: [], readOnly: true, days: 3 } }),
  kind('ask', { recipient: 'owner', fromBeyond: true }),
]

const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  ...{ id, type, label: label(id), whenHidden: 'keep', settings: {}, rules: [] },
  ...more,
})

const action = (id: string, of: string, step: string, asks: readonly Field[] = []): NamedAction => ({
  ...{
    id,
    permission: id,
    label: label(id),
    programmes: PROGRAMMES,
    conditions: [],
    asks,
    asksRecord: [],
    effects: [],
  },
  transition: { kind: of, step },
})

const to = field('transitioned_to', 'user', { required: true })
const as = field('authorized_role_unique_id', 'choice', { settings: { lookup: 'roles_of_alpha_lend' } })

const { alpha, beta } = smallModel.recordTypes as Readonly<Record<'alpha' | 'beta', RecordType>>

const more = (id: string, actions: readonly string[]): Role => {
  const role = smallModel.roles[id] as Role
  return { ...role, actions: { ...role.actions, alpha: [...(role.actions['alpha'] ?? []), ...actions] } }
}

const healer: Role = {
  ...{ id: 'healer', label: label('healer'), programmes: PROGRAMMES, reach: 'self', referral: true, manages: [] },
  actions: { alpha: ['read', 'update'], beta: ['read'] },
  forms: { alpha: { office: 'r', sealed: 'rw' }, beta: { sealed: 'r' } },
}

/** Betas follow the alpha that they name. */
export const givenModel: Model = {
  ...smallModel,
  hash: '91be'.repeat(16),
  recordTypes: {
    alpha: {
      ...alpha,
      beyondReach: { fields: ['text_open'] },
      lifecycle: {
        ...(alpha.lifecycle as NonNullable<RecordType['lifecycle']>),
        transitions: kinds,
        actions: [
          ...(alpha.lifecycle?.actions ?? []),
          action('lend', 'lend', 'start', [to, as]),
          action('done_lend', 'lend', 'done'),
          action('glance', 'glance', 'start', [to]),
          action('ask', 'ask', 'start', [field('notes', 'text')]),
        ],
      },
    },
    beta: {
      ...beta,
      fields: [...beta.fields, field('of', 'link', { settings: { recordType: 'alpha' } })],
      projected: ['of', ...beta.projected].sort(),
      follows: 'of',
    },
  },
  lookups: {
    ...smallModel.lookups,
    roles_of_alpha_lend: {
      ...{ id: 'roles_of_alpha_lend', label: label('roles') },
      options: ['guest', 'healer'].map((id) => ({ id, label: label(id) })),
    },
  },
  roles: {
    ...smallModel.roles,
    worker: more('worker', ['lend', 'search_beyond_reach', 'ask']),
    leader: more('leader', ['lend', 'glance']),
    agent: more('agent', ['search_beyond_reach']),
    stranger: more('stranger', ['lend', 'search_beyond_reach', 'ask']),
    elsewhere: more('elsewhere', ['lend', 'search_beyond_reach', 'ask']),
    healer,
  },
}
