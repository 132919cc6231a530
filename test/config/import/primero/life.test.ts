import * as assert from 'uvu/assert'
import { importPrimero } from '../../../../config/import/primero/import-primero.ts'
import { spec } from '../../../lib/spec.ts'
import { checkedImport } from '../imported-model.ts'
import { readingClub, readingClubExtra } from './reading-club.ts'

const field = (name: string, type: string, more: object = {}) => ({
  name,
  type,
  display_name_i18n: { en: name },
  ...more,
})

const closing = {
  ...{ unique_id: 'closing', parent_form: 'case', name_i18n: { en: 'Closing', fr: 'Clôture' }, visible: true },
  ...{
    form_group_id: 'members',
    module_ids: ['primeromodule-club'],
    order: 50,
    order_form_group: 20,
    is_nested: false,
  },
  fields_attributes: [
    field('end_note', 'text_field'),
    field('approval_status_closure', 'select_box', { option_strings_source: 'lookup lookup-approval-status' }),
    field('closure_approved', 'tick_box'),
    field('closure_approved_date', 'date_field'),
    field('closure_approved_comments', 'textarea'),
  ],
}

const lookup = {
  unique_id: 'lookup-approval-status',
  name_i18n: { en: 'Approval' },
  lookup_values_i18n: ['pending', 'approved', 'rejected'].map((id) => ({ id, display_text: { en: id } })),
}

const { data } = readingClub
const [reader, ...others] = data.Role
const bundle = {
  ...readingClub,
  data: {
    ...data,
    FormSection: [...data.FormSection, closing],
    Lookup: [...data.Lookup, lookup],
    Role: [
      { ...reader, permissions: { case: ['read', 'write', 'request_approval_closure', 'approve_plan', 'close'] } },
      ...others,
    ],
  },
}

const [settings] = readingClubExtra.SystemSettings
const extra = {
  ...readingClubExtra,
  SystemSettings: [
    {
      ...settings,
      approval_forms_to_alert: { closing: 'closure', membership: 'plan', ghost: 'end' },
      changes_field_to_form: { end_note: 'closing', nothing: 'closing' },
      duplicate_field_to_form: { letter_to: 'closing' },
    },
  ],
}

const imported = importPrimero(bundle, extra)
const json = (path: string) => JSON.parse(imported.files.get(path) ?? 'null')
const fates = (kind: string) => imported.report.things.find((one) => one.kind === kind)

spec('Approvals and alerts of a bundle', (it) => {
  it('become files that the check finds nothing wrong with, and nothing is unexplained', async () => {
    assert.equal((await checkedImport(imported)).errors, [])
    assert.is(imported.report.places.unexplained, 0)
  })

  it('are kinds of approval where a form has the fields for it', () => {
    assert.equal(json('approvals/case-closure.json'), {
      id: 'closure',
      recordType: 'case',
      label: 'End',
      programmes: ['primeromodule_club'],
      form: 'closing',
      fields: {
        status: 'approval_status_closure',
        approved: 'closure_approved',
        date: 'closure_approved_date',
        comments: 'closure_approved_comments',
      },
    })
    assert.equal([fates('approval')?.converted, fates('approval')?.left_out], [1, 2])
  })

  it('give roles the permissions that they make, and no others', () => {
    const reader = json('roles/role_reader.json')
    assert.equal(reader.actions, { case: ['read', 'update', 'request_approval_closure'] })
    assert.ok(json('roles/role_keeper.json').actions.case.includes('approve_closure'))
  })

  it('are alerts of the form, of changes by others and of the same answer twice', () => {
    const { label, when, form } = json('alerts/case-end_note.json')
    assert.equal([label, when, form], [{ en: 'Closing', fr: 'Clôture' }, { changed: 'end_note' }, 'closing'])
    assert.is(json('alerts/case-letter_to.json').duplicateOf, 'letter_to')
    assert.equal([fates('alert')?.converted, fates('alert')?.left_out], [2, 1])
  })
})
