import type { Faults } from './faults.ts'

const GROUP = 'user-groups/cp-north.json'
const WORKER = 'roles/case-worker.json'

/** Roles that make no sense. */
export const roleFaults: Faults = {
  'a role that may update what it cannot read': (seed) => ({
    code: 'role.cannot_read',
    file: seed.edit(WORKER, (json) => {
      json.actions.case = ['update']
    }),
    at: '"case": [',
  }),
  'a role with forms of a type that it has no action on': (seed) => ({
    code: 'role.cannot_read',
    file: seed.edit('roles/service-provider.json', (json) => {
      json.forms.incident = 'r'
    }),
    at: '"incident"',
  }),
  'an action that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(WORKER, (json) => json.actions.case.push('edit')),
    at: '"edit"',
  }),
  'a permission that does not exist': (seed) => ({
    code: 'schema.not_allowed',
    file: seed.edit('roles/auditor.json', (json) => json.manages.push('user:read')),
    at: '"user:read"',
  }),
  'a role that makes accounts of nobody knows whom': (seed) => ({
    code: 'role.people',
    file: seed.edit('roles/auditor.json', (json) => json.manages.push('users:create')),
    at: '"manages"',
  }),
  'a role that gives one that administers more than itself': (seed) => ({
    code: 'role.lifts',
    file: seed.edit('roles/user-manager.json', (json) => json.people.roles.push('administrator')),
    at: '"administrator"',
  }),
  'a role that gives one that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('roles/user-manager.json', (json) => json.people.roles.push('case_workers')),
    at: '"case_workers"',
  }),
  'a user group of an agency that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(GROUP, (json) => {
      json.agencies = ['open_hand']
    }),
    at: '"open_hand"',
  }),
  'a form of a programme that the role does not work in': (seed) => ({
    code: 'role.programme',
    file: seed.edit('roles/service-provider.json', (json) => {
      json.forms.case.gbv_safety_plan = 'r'
    }),
    at: '"gbv_safety_plan"',
  }),
  'a reach of a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(WORKER, (json) => {
      json.reachOf = { registry: 'all' }
    }),
    at: '"registry"',
  }),
  'a reach of a type that the role has no action on': (seed) => ({
    code: 'role.cannot_read',
    file: seed.edit('roles/service-provider.json', (json) => {
      json.reachOf = { incident: 'all' }
    }),
    at: '"incident"',
  }),
  'reading without a form': (seed) => ({
    code: 'role.no_form',
    file: seed.edit(WORKER, (json) => delete json.forms.incident),
    at: '"incident": [',
  }),
}
