/** Reports as they are told: with the names that things have for the reader, and as tables. */
import { own } from '../../engine/lib/own.ts'
import type { Field, Model, RecordType, Texts } from '../../engine/model.ts'
import type { FieldProof } from '../../engine/permissions/access-proof.ts'
import type { PersonProof } from '../../engine/permissions/person-proof.ts'
import { kindOf } from '../../engine/transitions/kinds.ts'
import type { Burden } from './burden.ts'
import { tableOf } from './csv.ts'
import type { Usage } from './usage.ts'

/** The words of one reader. */
export type Say = (texts: Texts | undefined) => string

interface Names {
  type(id: string): string
  role(id: string): string
  form(type: string, id: string): string
  field(type: string, id: string, subform?: string): string
  programme(id: string): string
  transition(type: string, id: string): string
}

function namesIn(model: Model, say: Say): Names {
  const type = (id: string): RecordType | undefined => own(model.recordTypes, id)
  const among = (fields: readonly Field[] | undefined, id: string) => fields?.find((field) => field.id === id)
  return {
    type: (id) => say(type(id)?.label) || id,
    role: (id) => say(own(model.roles, id)?.label) || id,
    form: (of, id) => say(type(of)?.forms.find((form) => form.id === id)?.label) || id,
    field(of, id, subform) {
      const fields = type(of)?.fields
      const found = subform === undefined ? among(fields, id) : among(among(fields, subform)?.rows?.fields, id)
      return say(found?.label) || id
    },
    transition: (of, id) => say(kindOf(type(of) ?? {}, id)?.label) || id,
    programme: (id) => say(model.instance.programmes.find((one) => one.id === id)?.name) || id,
  }
}

export function toldUsage(model: Model, say: Say, usage: Usage) {
  const names = namesIn(model, say)
  return {
    ...usage,
    record_types: usage.record_types.map((one) => ({ ...one, label: names.type(one.record_type) })),
    programmes: usage.programmes.map((one) => ({
      ...one,
      label: names.programme(one.programme),
      record_types: one.record_types.map((type) => ({ ...type, label: names.type(type.record_type) })),
    })),
    agencies: usage.agencies.map((one) => ({
      ...one,
      label: say(own(model.agencies, one.agency)?.name) || one.agency,
    })),
    roles: usage.roles.map((one) => ({ ...one, label: names.role(one.role) })),
    user_groups: usage.user_groups.map((one) => ({
      ...one,
      label: say(own(model.userGroups, one.user_group)?.name) || one.user_group,
    })),
  }
}

export function usageTable(usage: ReturnType<typeof toldUsage>) {
  const columns = [
    ...(['kind', 'id', 'label', 'programme', 'total', 'open', 'closed', 'created', 'closed_in_period'] as const),
    ...(['active', 'disabled', 'new', 'signed_in'] as const),
  ]
  type Line = Partial<Record<(typeof columns)[number], string | number>>
  const rows: readonly Line[] = [
    ...usage.record_types.map(({ by_status: _, record_type: id, ...one }) => ({ kind: 'records', id, ...one })),
    ...usage.programmes.flatMap(({ programme, record_types }) =>
      record_types.map(({ record_type: id, ...one }) => ({ kind: 'records of programme', id, programme, ...one })),
    ),
    { kind: 'people', id: 'all', label: '', ...usage.users },
    ...usage.agencies.map(({ agency: id, ...one }) => ({ kind: 'people of agency', id, ...one })),
    ...usage.roles.map(({ role: id, ...one }) => ({ kind: 'people of role', id, ...one })),
    ...usage.user_groups.map(({ user_group: id, ...one }) => ({ kind: 'people of group', id, ...one })),
    ...(usage.files ? [{ kind: 'files', id: 'all', total: usage.files.count }] : []),
  ]
  return tableOf<Line>(columns, rows)
}

export function toldBurden(model: Model, say: Say, { forms }: Burden) {
  const names = namesIn(model, say)
  return forms.map((form) => ({
    ...form,
    record_type_label: names.type(form.record_type),
    form_label: names.form(form.record_type, form.form),
    roles: form.roles.map((one) => ({ ...one, label: names.role(one.role) })),
    fields: form.fields.map((one) => ({
      ...one,
      label: names.field(form.record_type, one.field, one.subform),
      blank: one.asked - one.filled,
      /** Of those of whom it was asked; nothing where it was asked of nobody. */
      filled_share: one.asked === 0 ? null : Math.round((one.filled / one.asked) * 1000) / 1000,
    })),
  }))
}

export function burdenTable(forms: ReturnType<typeof toldBurden>) {
  const columns = [
    ...(['record_type', 'form', 'form_label', 'field', 'subform', 'label', 'field_type', 'required'] as const),
    ...(['automatic', 'roles', 'people', 'asked', 'filled', 'blank', 'filled_share', 'hidden_filled'] as const),
  ]
  type Line = Partial<Record<(typeof columns)[number], string | number | boolean | null>>
  const rows = forms.flatMap(({ record_type, form, form_label, roles, fields }) =>
    fields.map(
      (field): Line => ({
        ...{ record_type, form, form_label, ...field },
        roles: roles.map(({ role }) => role).join(' '),
        people: roles.reduce((sum, { people }) => sum + people, 0),
      }),
    ),
  )
  return tableOf<Line>(columns, rows)
}

export function toldFieldProof(model: Model, say: Say, { recordType, field, ways, totals }: FieldProof) {
  const names = namesIn(model, say)
  return {
    record_type: recordType,
    record_type_label: names.type(recordType),
    field,
    field_label: names.field(recordType, field),
    ways: ways.map(({ role, via, as, transition, panelOf, programmes, reach, write, ownRows, ...counts }) => ({
      ...{ role, role_label: names.role(role), via },
      ...(as !== undefined && { as, as_label: names.role(as) }),
      ...(transition !== undefined && { transition, transition_label: names.transition(recordType, transition) }),
      ...(panelOf !== undefined && { panel_of: panelOf }),
      ...{ programmes, reach, access: write ? ('rw' as const) : ('r' as const), own_rows: ownRows === true },
      people: counts.people,
      reaching: counts.reaching ?? null,
      records: counts.records ?? null,
    })),
    totals: {
      people: totals.people,
      of_people: totals.of,
      records: totals.records,
      of_records: totals.ofRecords,
    },
  }
}

export function fieldTable({ ways }: ReturnType<typeof toldFieldProof>) {
  const columns = [
    ...(['role', 'role_label', 'via', 'as', 'transition', 'panel_of', 'programmes', 'reach', 'access'] as const),
    ...(['own_rows', 'people', 'reaching', 'records'] as const),
  ]
  type Line = Partial<Record<(typeof columns)[number], string | number | boolean | null>>
  return tableOf<Line>(
    columns,
    ways.map((way): Line => ({ ...way, programmes: way.programmes.join(' ') })),
  )
}

export function toldPersonProof(model: Model, say: Say, { userName, role, disabled, manages, types }: PersonProof) {
  const names = namesIn(model, say)
  return {
    ...{ user_name: userName, role, role_label: names.role(role), disabled, manages },
    record_types: types.map(({ recordType, records, of, ways, forms, actions, searchesBeyond }) => ({
      record_type: recordType,
      label: names.type(recordType),
      ...{ records, of_records: of, searches_beyond_reach: searchesBeyond },
      ways: ways.map(({ as, transition, ...way }) => ({
        ...way,
        ...(as !== undefined && { as, as_label: names.role(as) }),
        ...(transition !== undefined && { transition, transition_label: names.transition(recordType, transition) }),
      })),
      forms: forms.map(({ form, fields }) => ({
        form,
        label: names.form(recordType, form),
        fields: fields.map((one) => ({ ...one, label: names.field(recordType, one.field) })),
      })),
      actions,
    })),
  }
}

export function personTable({ record_types, manages }: ReturnType<typeof toldPersonProof>) {
  const columns = ['kind', 'record_type', 'form', 'id', 'label', 'access', 'by', 'records', 'of_records'] as const
  type Line = Partial<Record<(typeof columns)[number], string | number>>
  const rows = record_types.flatMap(({ record_type, of_records, ways, forms, actions }): readonly Line[] => [
    ...ways.map(({ label, reach, records }) => ({
      ...{ kind: 'reach', record_type, id: label, access: reach, records, of_records },
    })),
    ...forms.flatMap(({ form, fields }) =>
      fields.map(({ field, label, access, by }) => ({
        ...{ kind: 'field', record_type, form, id: field, label, access },
        by: Object.entries(by)
          .map(([way, how]) => `${way}=${how}`)
          .join(' '),
      })),
    ),
    ...actions.map(({ action, records }) => ({ kind: 'action', record_type, id: action, records, of_records })),
  ])
  return tableOf<Line>(columns, [...rows, ...manages.map((id) => ({ kind: 'manages', id }))])
}
