import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import type { Editor, Json } from '../../../config/editing/editor.ts'
import { editorOf, sourceAfter } from '../../../config/editing/editor.ts'
import { operationKinds } from '../../../config/editing/index.ts'
import { inverseOf, undone } from '../../../config/editing/inverse.ts'
import type { Operation } from '../../../config/editing/operation.ts'
import { performed } from '../../../config/editing/perform.ts'
import { loadFolder } from '../../../config/load.ts'
import { spec } from '../../lib/spec.ts'

const seed = loadFolder('seeds/child-protection')
const textsOf = (source: typeof seed) => Object.fromEntries(source.files.map(({ path, text }) => [path, text]))
const before = textsOf(seed)

const done = (...operations: readonly Operation[]) => {
  const result = performed(seed, operations)
  if ('refused' in result) throw new Error(JSON.stringify(result.refused))
  return result
}
const after = (...operations: readonly Operation[]): Editor => editorOf(done(...operations).source)
const refusalOf = (...operations: readonly Operation[]) => {
  const result = performed(seed, operations)
  return 'refused' in result ? `${result.refused.index} ${result.refused.code}` : 'done'
}
/** Lines that are there before or after only. */
const linesApart = (path: string, text: string | null | undefined) => {
  const [was, is] = [(before[path] ?? '').split('\n'), (text ?? '').split('\n')]
  return { gone: was.filter((line) => !is.includes(line)), come: is.filter((line) => !was.includes(line)) }
}

const label = { en: 'Asked', ar: 'سؤال', fr: 'Demandé', es: 'Pedido' }
const status = (options: Json) => ({ kind: 'change_option', lookup: 'lookup_abduction_status', ...options })

/** One of each kind that makes sense on the standard configuration. */
const samples: Readonly<Record<string, Operation>> = {
  set_text: {
    kind: 'set_text',
    path: 'lookups/lookup_abduction_status/options/none/label',
    locale: 'en',
    text: 'Never',
  },
  add_lookup: { kind: 'add_lookup', id: 'lookup_colour', label, options: [{ id: 'red', label }] },
  add_option: { kind: 'add_option', lookup: 'lookup_abduction_status', option: { id: 'sold', label }, after: 'none' },
  change_option: status({ option: 'trafficked', retired: true }),
  order_options: {
    kind: 'order_options',
    lookup: 'lookup_abduction_status',
    order: ['trafficked', 'none', 'forced_conscription', 'other_abduction'],
  },
  change_list: { kind: 'change_list', recordType: 'case', sort: { field: 'created_at', direction: 'asc' } },
  add_dashboard: {
    kind: 'add_dashboard',
    ...{
      id: 'mine',
      label,
      indicators: [{ id: 'all_mine', label, from: 'case', where: { field: 'owned_by', among: ['@me'] } }],
    },
  },
  change_dashboard: { kind: 'change_dashboard', dashboard: 'case_risk', set: { order: 77 } },
  add_role: { kind: 'add_role', id: 'volunteer', label, like: 'case_worker' },
  change_role: { kind: 'change_role', role: 'case_worker', set: { reach: 'group' } },
  set_role_actions: {
    kind: 'set_role_actions',
    role: 'case_worker',
    recordType: 'registry_record',
    actions: ['read', 'history'],
  },
  set_form_access: { kind: 'set_form_access', role: 'case_worker', recordType: 'case', form: 'notes', access: 'r' },
  change_record_type: { kind: 'change_record_type', recordType: 'case', set: { summary: ['sex'] } },
  add_form_group: { kind: 'add_form_group', recordType: 'case', id: 'extra', label, after: null },
  add_form: { kind: 'add_form', recordType: 'case', id: 'home_visit', group: 'identification_registration', label },
  change_form: {
    kind: 'change_form',
    recordType: 'case',
    form: 'notes',
    set: { visible: { '==': [{ var: 'sex' }, 'male'] } },
  },
  order_forms: { kind: 'order_forms', recordType: 'case', group: '', order: [] },
  place_fields: {
    kind: 'place_fields',
    recordType: 'case',
    form: 'other_documents',
    fields: ['other_documents', 'sex'],
  },
  add_field: {
    kind: 'add_field',
    ...{ recordType: 'case', field: { id: 'pet_name', type: 'text', label }, form: 'basic_identity', after: 'sex' },
  },
  change_field: { kind: 'change_field', recordType: 'case', field: 'name_nickname', set: { required: true } },
  retype_field: { kind: 'retype_field', recordType: 'case', field: 'name_nickname', type: 'number' },
  remove: { kind: 'remove', what: 'field', recordType: 'case', id: 'name_nickname' },
  add_migration: {
    kind: 'add_migration',
    ...{ id: 'm2026_12', steps: [{ kind: 'rename', recordType: 'case', from: 'a', to: 'b' }] },
  },
  change_instance: { kind: 'change_instance', set: { version: '9.9.9' } },
}

const groupOf = (form: string) => editorOf(seed).whole('form', form, 'case').json['group'] as string
const formsOf = (group: string) =>
  editorOf(seed)
    .filesOf('form')
    .filter(({ path }) => path.startsWith('forms/case/'))
    .map(({ json }) => json() as { readonly id: string; readonly group: string })
    .filter((form) => form.group === group)
    .map(({ id }) => id)
const group = groupOf('basic_identity')
const sampleOf = (kind: string): Operation => {
  const sample = samples[kind] ?? { kind }
  return kind === 'order_forms' ? { ...sample, group, order: formsOf(group).reverse() } : sample
}

spec('Editing a configuration', (it) => {
  for (const { kind } of operationKinds) {
    it(`takes “${kind}” back to every letter as it was`, () => {
      const { changes, source } = done(sampleOf(kind))
      assert.ok(changes.size > 0)
      const back = sourceAfter(source, undone(source, inverseOf(seed, changes)))
      assert.equal(textsOf(back), before)
    })
    it(`leaves files alone that “${kind}” does not concern, and JSON where it writes`, () => {
      const { changes } = done(sampleOf(kind))
      for (const [, text] of changes) if (text !== null) JSON.parse(text)
      assert.ok(changes.size <= 6, [...changes.keys()].join())
    })
    it(`refuses “${kind}” without its settings`, () => {
      assert.is(refusalOf({ kind }), '0 edit.operation_malformed')
      assert.is(refusalOf({ ...sampleOf(kind), surprise: 1 }), '0 edit.operation_malformed')
    })
  }

  it('writes an option beside its neighbours and moves none of them', () => {
    const { changes } = done(samples['add_option'] as Operation)
    const { gone, come } = linesApart('lookups/abduction-status.json', changes.get('lookups/abduction-status.json'))
    assert.equal(gone, [])
    assert.ok(come.length <= 4 && come.join('').includes('"sold"'), come.join('\n'))
  })

  it('marks an option as no longer offered without touching another', () => {
    const { changes } = done(samples['change_option'] as Operation)
    const { gone, come } = linesApart('lookups/abduction-status.json', changes.get('lookups/abduction-status.json'))
    assert.is(gone.length, 1)
    assert.equal(come, ['    { "id": "trafficked", "label": { "en": "Trafficked", "ar": "اتجار" }, "retired": true },'])
  })

  it('puts translations where their language is kept', () => {
    const path = 'lookups/lookup_abduction_status/options/none/label'
    assert.equal([...done({ kind: 'set_text', path, locale: 'fr', text: 'Jamais' }).changes.keys()], ['i18n/fr.json'])
    assert.equal(
      [...done({ kind: 'set_text', path, locale: 'ar', text: 'أبدا' }).changes.keys()],
      ['lookups/abduction-status.json'],
    )
  })

  it('gives a field a help text that had none', () => {
    const found = after({
      kind: 'set_text',
      path: 'fields/case/name_nickname/help',
      locale: 'en',
      text: 'As friends say',
    })
    assert.is(found.field('case', 'name_nickname').json['help'], 'As friends say')
  })

  it('tells forms apart as soon as one of them differs', () => {
    const access = (after(samples['set_form_access'] as Operation).whole('role', 'case_worker').json['forms'] as Json)[
      'case'
    ] as Json
    assert.is(access['notes'], 'r')
    assert.is(access['basic_identity'], 'rw')
    assert.ok(Object.keys(access).length > 20)
    assert.is(access['gbv_survivor_information'], undefined)
  })

  it('places a new field behind another, and beside its neighbours in the files', () => {
    const found = after(samples['add_field'] as Operation)
    const fields = found.whole('form', 'basic_identity', 'case').json['fields'] as readonly string[]
    assert.is(fields[fields.indexOf('sex') + 1], 'pet_name')
    assert.is(found.field('case', 'pet_name').file, found.field('case', 'sex').file)
  })

  it('puts the questions of a row in another order, and loses none of them', () => {
    const [rows = {}] = editorOf(seed)
      .filesOf('fields')
      .filter(({ path }) => path.startsWith('fields/case/'))
      .flatMap(({ json }) => (json() as { readonly fields: readonly Json[] }).fields)
      .filter(({ fields }) => Array.isArray(fields) && fields.length > 1)
    const ids = (rows['fields'] as readonly { readonly id: string }[]).map(({ id }) => id)
    const place = { kind: 'place_fields', recordType: 'case', subform: rows['id'] }
    const reversed = after({ ...place, fields: [...ids].reverse() }).field('case', String(rows['id'])).json['fields']
    assert.equal(
      (reversed as readonly { readonly id: string }[]).map(({ id }) => id),
      [...ids].reverse(),
    )
    assert.is(refusalOf({ ...place, fields: ids.slice(1) }), '0 edit.order_incomplete')
  })

  it('takes a field off forms and lists, with its translations, and reminds of the records', () => {
    const { source, reminders } = done(samples['remove'] as Operation)
    assert.equal(
      reminders.map(({ code }) => code),
      ['migration'],
    )
    assert.is(editorOf(source).maybeField('case', 'name_nickname'), undefined)
    for (const { path, text } of source.files) {
      if (/^(forms|lists|i18n)\//.test(path)) assert.not.match(text, /"name_nickname"|fields\/case\/name_nickname\//)
    }
  })

  it('refuses what makes no sense, and says which operation it was', () => {
    assert.is(refusalOf({ kind: 'dance' }), '0 edit.operation_unknown')
    assert.is(refusalOf(status({ option: 'nobody', retired: true })), '0 edit.thing_unknown')
    assert.is(refusalOf(status({ option: 'none' })), '0 edit.nothing_changed')
    assert.is(refusalOf(samples['add_option'] as Operation, samples['add_option'] as Operation), '1 edit.name_taken')
    assert.is(refusalOf({ ...samples['add_lookup'], kind: 'add_lookup', id: 'A b' }), '0 edit.name_malformed')
    assert.is(
      refusalOf({ kind: 'order_options', lookup: 'lookup_abduction_status', order: ['none'] }),
      '0 edit.order_incomplete',
    )
    assert.is(
      refusalOf({ kind: 'set_text', path: 'lookups/nothing/label', locale: 'en', text: 'x' }),
      '0 edit.text_unknown',
    )
    assert.is(refusalOf({ kind: 'set_text', path: 'instance/name', locale: 'tlh', text: 'x' }), '0 edit.locale_unknown')
    assert.is(
      refusalOf({ kind: 'change_field', recordType: 'case', field: 'sex', set: { id: 'gender' } }),
      '0 edit.property_unknown',
    )
    assert.is(refusalOf({ kind: 'remove', what: 'form_group', recordType: 'case', id: group }), '0 edit.still_used')
  })

  it('does all of a step or nothing of it', () => {
    const result = performed(seed, [samples['change_role'] as Operation, { kind: 'dance' }])
    assert.ok('refused' in result && !('changes' in result))
  })

  it('makes a form from nothing that the check accepts', async () => {
    const { source } = done(
      {
        kind: 'add_lookup',
        id: 'lookup_mood',
        label,
        options: [
          { id: 'well', label },
          { id: 'sad', label },
        ],
      },
      { kind: 'add_form', recordType: 'case', id: 'home_visit', group, label, order: 3 },
      {
        kind: 'add_field',
        ...{
          recordType: 'case',
          form: 'home_visit',
          field: { id: 'visit_mood', type: 'choice', lookup: 'lookup_mood', label },
        },
      },
      {
        kind: 'add_field',
        recordType: 'case',
        form: 'home_visit',
        field: { id: 'visit_why', type: 'text', label, visible: { '==': [{ var: 'visit_mood' }, 'sad'] } },
      },
      { kind: 'set_form_access', role: 'case_worker', recordType: 'case', form: 'home_visit', access: 'rw' },
    )
    const { issues, model } = await checkFolder(source)
    const known = new Set((await checkFolder(seed)).issues.map(({ code, file }) => `${code} ${file}`))
    assert.equal(
      issues
        .filter(({ code, file }) => !known.has(`${code} ${file}`))
        .map(({ code, file, found }) => `${code} ${file} ${found}`),
      [],
    )
    assert.equal(model?.recordTypes['case']?.forms.find(({ id }) => id === 'home_visit')?.fields, [
      'visit_mood',
      'visit_why',
    ])
  })
})
