/** Places in transitions, and in what belongs to them, that name something else. */
import { cellOf, everyKind, inType, toldBy } from './life-names.ts'
import { fieldHere, fieldThere, formHere, type Meaning, plain, type Reference, reference } from './reference.ts'

const SHARING = 'Actions and approvals'
const here = inType('transition')
/** Of a role: the record type is the key that the list stands under. */
const startThere: Meaning = (id, { values }) => ({
  kind: 'transition',
  recordType: String(values.findLast((value) => typeof value === 'string')),
  id,
})

const of = (path: string, means: Meaning, says: Reference['says']): Reference =>
  reference('transition', path, means, SHARING, says)

const ofEffects = (at: string): readonly Reference[] => [
  of(`${at}/*/field`, fieldHere, (kind) => `set by the transition ${kind}`),
  of(`${at}/*/subform`, fieldHere, (kind) => `its rows are written by the transition ${kind}`),
  of(`${at}/*/values/{key}`, cellOf('subform'), (kind) => `filled in by the transition ${kind}`),
  of(`${at}/*/kind`, inType('alert'), (kind) => `raised by the transition ${kind}`),
  of(`${at}/*/kind`, here, (kind) => `begun by the transition ${kind}`),
  of(`${at}/*/kinds/*`, inType('alert'), (kind) => `cleared by the transition ${kind}`),
  of(`${at}/*/kinds/*`, here, (kind) => `ended by the transition ${kind}`),
  of(`${at}/*/form`, formHere, (kind) => `gets an alert by the transition ${kind}`),
  of(`${at}/*/to`, inType('stage'), (kind) => `entered by the transition ${kind}`),
  ...toldBy('transition', `${at}/*/`, SHARING, 'transition'),
]

export const transitionReferences: readonly Reference[] = [
  ...everyKind('transition', SHARING, 'transition'),
  of('form', formHere, (kind) => `entries of the transition ${kind} stand on it`),
  of('fromRow/subform', fieldHere, (kind) => `the transition ${kind} begins on its rows`),
  of('fromRow/prefill/*', cellOf('subform'), (kind) => `fills in what the transition ${kind} asks`),
  of('gives/roles/*', plain('role'), (kind) => `the transition ${kind} shares records under it`),
  of('makes/recordType', plain('record type'), (kind) => `the recipient of ${kind} may make one`),
  of('makes/copies/*', fieldHere, (kind) => `a record made of ${kind} begins with it`),
  of('consent/*/programmes/*', plain('programme'), (kind) => `the consent for ${kind} is judged in it`),
  ...ofEffects('effects'),
  ...ofEffects('steps/*/effects'),
  ...ofEffects('expiryEffects'),

  reference('action', 'effects/*/kind', here, SHARING, (action) => `begun by the action ${action}`),
  reference('action', 'effects/*/kinds/*', here, SHARING, (action) => `ended by the action ${action}`),
  reference('form', 'panels/*/kinds/*', here, 'Forms', (form) => `the form ${form} shows its entries`),
  reference('form', 'panels/*/summary/*', fieldThere, 'Forms', (form) => `on each line of the form ${form}`),
  reference('role', 'actions/*/*', startThere, 'Roles', (role) => `${role} may begin it`),
  reference('role', 'ownRows/*/{key}', ownRows, 'Roles', (role) => `${role} sees just rows of their own in it`),
  reference('record-type', 'follows', fieldHere, 'Record types', (type) => `${type} follows the record that it names`),
  reference(
    'record-type',
    'beyondReach/fields/*',
    fieldHere,
    'Record types',
    (type) => `shown of each ${type} beyond reach`,
  ),
  reference(
    'instance',
    'services',
    plain('lookup'),
    'Record types',
    () => 'the services that agencies and people give',
  ),
]

function ownRows(id: string, { values }: Parameters<Meaning>[1]): ReturnType<Meaning> {
  return { kind: 'field', recordType: String(values.findLast((value) => typeof value === 'string')), id }
}
