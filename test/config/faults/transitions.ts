import type { SeedCopy } from '../seed.ts'
import { answer, type Faults, text } from './faults.ts'

type Json = Readonly<Record<string, unknown>>

const sound = {
  id: 'zz_lend',
  recordType: 'family',
  plural: 'zz_loans',
  label: text('Loan'),
  verb: text('Lend'),
  recipient: { receives: 'read' },
  gives: { while: ['in_progress'], actions: ['read'] },
  steps: { zz_return: { label: text('Give back'), from: ['in_progress'], to: 'done', by: ['recipient'] } },
}

const kind = (seed: SeedCopy, changes: Json = {}): string =>
  seed.add('transitions/zz.json', JSON.parse(JSON.stringify({ ...sound, ...changes })))

const withStep = (seed: SeedCopy, changes: Json): string =>
  kind(seed, { steps: { zz_return: { ...sound.steps.zz_return, ...changes } } })

const effect = (seed: SeedCopy, json: Json): string => kind(seed, { effects: [json] })
const fromRow = (seed: SeedCopy, changes: Json): string =>
  kind(seed, { fromRow: { subform: 'notes_section', ...changes } })

/** Faults in ways of giving a record to somebody, and in what belongs to them elsewhere. */
export const transitionFaults: Faults = {
  'a transition of a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: kind(seed, { recordType: 'familly' }),
    at: '"familly"',
  }),
  'a transition on a form that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: kind(seed, { form: 'family_loans' }),
    at: '"family_loans"',
  }),
  'a transition in a programme that the record type is not in': (seed) => ({
    code: 'reference.unknown',
    file: kind(seed, { programmes: ['primeromodule_xx'] }),
    at: '"primeromodule_xx"',
  }),
  'a transition that nobody may receive': (seed) => ({
    code: 'transition.no_recipient',
    file: kind(seed, { recipient: { receives: 'zz_borrow' } }),
    at: '"zz_borrow"',
  }),
  'a transition to the owner that gives something': (seed) => ({
    code: 'reference.wrong_kind',
    file: kind(seed, { recipient: 'owner' }),
    at: '"gives"',
  }),
  'a choice by service where there are none': (seed) => {
    seed.edit('instance.json', (json) => {
      delete (json as { services?: string }).services
    })
    return {
      code: 'schema.missing_property',
      file: kind(seed, { recipient: { receives: 'read', narrowedBy: ['service'] } }),
      at: '"service"',
      // Of the agencies and the transitions of the seed.
      besides: ['schema.missing_property', 'reference.unknown', 'logic.name_unknown'],
    }
  },
  'services out of a lookup that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('instance.json', (json) => Object.assign(json, { services: 'lookup_servces' })),
    at: '"lookup_servces"',
    besides: ['reference.wrong_kind', 'logic.type'],
  }),
  'an agency with a service that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('agencies/river-health.json', (json) => Object.assign(json, { services: ['zz_haircut'] })),
    at: '"zz_haircut"',
  }),
  'a transition from rows of what has none': (seed) => ({
    code: 'reference.wrong_kind',
    file: fromRow(seed, { subform: 'closure_details' }),
    at: '"subform"',
  }),
  'a question filled in that is not asked': (seed) => ({
    code: 'reference.unknown',
    file: fromRow(seed, { prefill: { servce: 'note_text' } }),
    at: '"servce"',
  }),
  'a question filled in out of a row field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: fromRow(seed, { prefill: { notes: 'note_txt' } }),
    at: '"note_txt"',
  }),
  'a question filled in out of a field of another kind': (seed) => ({
    code: 'reference.wrong_kind',
    file: fromRow(seed, { prefill: { transitioned_to: 'note_text' } }),
    at: '"transitioned_to"',
  }),
  'a row on which it is offered by a field that does not exist': (seed) => ({
    code: 'logic.name_unknown',
    file: fromRow(seed, { offered: { not: { is_blank: answer('note_txt') } } }),
    at: '"note_txt"',
  }),
  'a consent that is no condition': (seed) => ({
    code: 'logic.type',
    file: kind(seed, { consent: [{ given: answer('closure_details'), message: text('None.') }] }),
    at: '"given"',
  }),
  'a consent that is always there': (seed) => ({
    code: 'logic.constant',
    file: kind(seed, { consent: [{ given: true, message: text('None.') }] }),
    at: '"given"',
  }),
  'a consent that asks who wants it': (seed) => ({
    code: 'logic.out_of_place',
    file: kind(seed, { consent: [{ given: { is_owner: [] }, message: text('None.') }] }),
    at: '"is_owner"',
    shift: -1,
  }),
  'a role to be named that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: kind(seed, { gives: { ...sound.gives, roles: ['referal'] } }),
    at: '"referal"',
  }),
  'a role to be named under which nothing is shared': (seed) => ({
    code: 'reference.wrong_kind',
    file: kind(seed, { gives: { ...sound.gives, roles: ['administrator'] } }),
    at: '"administrator"',
  }),
  'a recipient who may do what there is not': (seed) => ({
    code: 'reference.unknown',
    file: kind(seed, { gives: { ...sound.gives, actions: ['raed'] } }),
    at: '"raed"',
  }),
  'access in a state that there never is': (seed) => ({
    code: 'transition.unreachable',
    file: kind(seed, { gives: { ...sound.gives, while: ['accepted'] } }),
    at: '"while"',
  }),
  'a step from a state that there never is': (seed) => ({
    code: 'transition.unreachable',
    file: withStep(seed, { from: ['accepted'] }),
    at: '"from"',
  }),
  'a step whose question is called like something of every entry': (seed) => ({
    code: 'name.reserved',
    file: withStep(seed, { asks: [{ id: 'notes', type: 'text', label: text('Notes') }] }),
    at: '"notes"',
  }),
  'a record made of it with a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: kind(seed, {
      makes: { recordType: 'case', permission: 'zz_make', copies: { name_frst: 'closure_details' } },
    }),
    at: '"name_frst"',
  }),
  'a start beyond reach where nothing is shown': (seed) => ({
    code: 'reference.wrong_kind',
    file: kind(seed, { fromBeyond: true }),
    at: '"fromBeyond"',
  }),
  'an owner who is no user': (seed) => ({
    code: 'logic.type',
    file: effect(seed, { effect: 'set_owner', to: answer('date_closure') }),
    at: '"to"',
    after: '"effects"',
  }),
  'an effect of a value that entries do not have': (seed) => ({
    code: 'reference.unknown',
    file: effect(seed, { effect: 'set_owner', to: { transition: 'transitoned_to' } }),
    at: '"transitoned_to"',
  }),
  'an action that asks for the entry of a transition': (seed) => ({
    code: 'logic.out_of_place',
    file: seed.add('actions/zz.json', {
      id: 'zz_agree',
      recordType: 'family',
      label: text('Agree'),
      effects: [{ effect: 'set_field', field: 'closure_details', to: { transition: 'notes' } }],
    }),
    at: '"transition"',
  }),
  'a row filled in with a field that rows do not have': (seed) => ({
    code: 'reference.unknown',
    file: effect(seed, { effect: 'set_row', subform: 'notes_section', row: 'x', values: { note_txt: 'x' } }),
    at: '"note_txt"',
  }),
  'a transition begun by another that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: effect(seed, { effect: 'start_transition', kind: 'zz_lent', to: { transition: 'transitioned_by' } }),
    at: '"zz_lent"',
  }),
  'a transition begun with a value that it does not ask': (seed) => ({
    code: 'reference.unknown',
    besides: ['transition.circle'],
    file: effect(seed, {
      ...{ effect: 'start_transition', kind: 'zz_lend', to: { transition: 'transitioned_by' } },
      values: { note: 'x' },
    }),
    at: '"note"',
  }),
  'an end of transitions that do not exist': (seed) => ({
    code: 'reference.unknown',
    file: effect(seed, { effect: 'end_transitions', kinds: ['zz_lent'], status: 'done' }),
    at: '"zz_lent"',
  }),
  'a transition that is called as one of the platform’s actions': (seed) => ({
    code: 'name.reserved',
    file: kind(seed, { id: 'disable' }),
    at: '"disable"',
  }),
  'a transition that stands where the API has flags': (seed) => ({
    code: 'name.reserved',
    file: kind(seed, { plural: 'flags' }),
    at: '"flags"',
  }),
  'a transition that is there twice': (seed) => {
    kind(seed)
    return {
      code: 'name.duplicate',
      file: seed.add('transitions/zzz.json', { ...sound, plural: 'zz_others' }),
      at: '"zz_lend"',
    }
  },
  'an action that is called as the step of a transition': (seed) => {
    kind(seed)
    return {
      code: 'name.reserved',
      file: seed.add('actions/zz.json', {
        id: 'zz_return_zz_lend',
        recordType: 'family',
        label: text('Return'),
        effects: [{ effect: 'set_status', to: 'closed' }],
      }),
      at: '"zz_return_zz_lend"',
    }
  },
  'a role that may take a step which there is not': (seed) => {
    kind(seed)
    return {
      code: 'reference.unknown',
      file: seed.thing('roles/', 'superuser', (json) => {
        const { family } = json['actions'] as unknown as { family: string[] }
        family.push('zz_retrun_zz_lend')
      }),
      at: '"zz_retrun_zz_lend"',
    }
  },
  'a panel of transitions that do not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('forms/case/basic-identity.json', (json) => {
      json.panels = [{ panel: 'transitions', kinds: ['referal'] }]
    }),
    at: '"referal"',
  }),
  'a panel of transitions that names none': (seed) => ({
    code: 'schema.missing_property',
    file: seed.edit('forms/case/basic-identity.json', (json) => {
      json.panels = [{ panel: 'transitions' }]
    }),
    at: '"panels"',
    shift: 1,
  }),
  'a panel that sums up by a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('forms/case/basic-identity.json', (json) => {
      json.panels = [{ panel: 'linked', recordType: 'incident', field: 'incident_case_id', summary: ['incident_dat'] }]
    }),
    at: '"incident_dat"',
  }),
  'a record type that follows what is no link': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.edit('record-types/incident.json', (json) => Object.assign(json, { follows: 'incident_date' })),
    at: '"follows"',
  }),
  'a record type that follows by a link that goes when it is hidden': (seed) => {
    seed.field('incident', 'incident_case_id', (field) => Object.assign(field, { whenHidden: 'clear' }))
    return { code: 'reference.wrong_kind', file: 'record-types/incident.json', at: '"follows"' }
  },
  'something that happens when the time is over, where it has no end': (seed) => ({
    code: 'reference.wrong_kind',
    file: kind(seed, { expiryEffects: [{ effect: 'set_status', to: 'closed' }] }),
    at: '"expiryEffects"',
  }),
  'a new owner by the mere passing of time': (seed) => ({
    code: 'reference.wrong_kind',
    file: kind(seed, {
      gives: { while: ['in_progress'], actions: ['read'], days: 3 },
      expiryEffects: [{ effect: 'set_owner', to: { transition: 'transitioned_to' } }],
    }),
    at: '"set_owner"',
  }),
  'a start that begins itself again': (seed) => ({
    code: 'transition.circle',
    file: effect(seed, { effect: 'start_transition', kind: 'zz_lend', to: { transition: 'transitioned_to' } }),
    at: '"effects"',
  }),
  'records that follow those that follow others': (seed) => {
    seed.edit('record-types/case.json', (json) => Object.assign(json, { follows: 'family_id' }))
    return { code: 'follows.chain', file: 'record-types/incident.json', at: '"follows"' }
  },
  'an effect on the link by which records follow': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.edit('transitions/incident-assign.json', (json) => {
      json.effects = [{ effect: 'set_field', field: 'incident_case_id', to: null }]
    }),
    at: '"incident_case_id"',
    after: '"effects"',
  }),
  'a field shown beyond reach that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('record-types/family.json', (json) =>
      Object.assign(json, { beyondReach: { fields: ['family_nam'] } }),
    ),
    at: '"family_nam"',
  }),
  'rows of one’s own by a field that names nobody': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.thing('roles/', 'superuser', (json) =>
      Object.assign(json, { ownRows: { family: { notes_section: 'note_text' } } }),
    ),
    at: '"notes_section"',
    after: '"ownRows"',
  }),
}
