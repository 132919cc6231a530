/** Approvals and alerts that the settings of the source tie to forms. What else becomes of a record is program code there. */
import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'
import type { PlannedField, PlannedType } from './plan.ts'
import type { WrittenForms } from './roles.ts'

/** Permissions on records of a type that the imported approvals make, by its id. */
export type ApprovalPermissions = ReadonlyMap<string, ReadonlySet<string>>

interface Around {
  readonly importing: Importing
  readonly settings: Item | undefined
  readonly forms: WrittenForms
}

type Written = WrittenForms extends ReadonlyMap<string, infer Form> ? Form : never

export function importApprovals(around: Around): ApprovalPermissions {
  const made = new Map<string, Set<string>>()
  const { settings, forms, importing } = around
  const labels = settings?.get('approvals_labels_i18n')
  for (const [name, item] of settings?.get('approval_forms_to_alert').entries() ?? []) {
    const kind = item.text
    const form = forms.get(name)
    const status = form && fieldOn(form, `approval_status_${kind}`)
    const reason = whyNot(name, kind, form, status)
    if (!form || !status || reason !== undefined || made.get(form.type.id)?.has(`approve_${kind}`)) {
      const note = reason ?? 'the kind of approval has a form already'
      item.leftOut(note)
      importing.ledger.thing({ kind: 'approval', at: item.at, name: kind, fate: 'left_out', note })
      continue
    }
    const to = `approvals/${form.type.id}/${kind}`
    item.converted(`${to}/form`, 'the form is approved, and carries the alert while it waits')
    importing.ledger.thing({ kind: 'approval', at: item.at, name: kind, fate: 'converted', to })
    importing.files.json(`approvals/${form.type.id}-${kind}.json`, {
      id: kind,
      recordType: form.type.id,
      label: importing.texts.written(labelOf(labels, kind, `${to}/label`, importing)),
      programmes: form.programmes,
      form: form.id,
      ...fieldsOf(form, kind, status),
    })
    const permissions = made.get(form.type.id) ?? new Set()
    made.set(form.type.id, permissions.add(`request_approval_${kind}`).add(`approve_${kind}`))
  }
  return made
}

const STEPS = ['pending', 'approved', 'rejected']

function whyNot(
  name: string,
  kind: string,
  form: Written | undefined,
  status: PlannedField | undefined,
): string | undefined {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(kind)) return 'the kind of approval has no name that can be an id'
  if (!form) return `the form \`${name}\` is not in the bundle, or was left out`
  if (!status) return `no field \`approval_status_${kind}\` says how it stands`
  const options = new Set(status.kind.lookup?.options.map(({ id }) => id))
  return status.kind.type === 'choice' && STEPS.every((step) => options.has(step))
    ? undefined
    : `\`approval_status_${kind}\` has not the options ${STEPS.map((step) => `\`${step}\``).join(', ')}`
}

const fieldOn = ({ type, id }: Written, name: string): PlannedField | undefined =>
  type.forms.find((form) => form.id === id)?.places.find((field) => field.name === name)

/** Fields that hold the answer, by the names that the source gives them, where they are there and of the kind. */
function fieldsOf(form: Written, kind: string, status: PlannedField) {
  const field = (name: string, type: string) => {
    const found = fieldOn(form, name)
    return found?.kind.type === type ? found : undefined
  }
  const chosen = field(`${kind}_approval_type`, 'choice')
  const isOwnLookup = chosen?.kind.lookup !== undefined
  return {
    types: isOwnLookup ? chosen.kind.lookup?.id : undefined,
    fields: present({
      status: status.id,
      approved: field(`${kind}_approved`, 'yes-no')?.id,
      date: field(`${kind}_approved_date`, 'date')?.id,
      comments: field(`${kind}_approved_comments`, 'text')?.id,
      type: isOwnLookup ? chosen.id : undefined,
    }),
  }
}

const present = (json: object): object =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined))

function labelOf(labels: Item | undefined, kind: string, to: string, { texts }: Importing): Texts {
  const said = (labels?.entries() ?? []).flatMap(([locale, byKind]): [string, string][] => {
    const item = byKind.get(kind)
    if (!item.text || !texts.locales.has(locale)) return []
    item.carried(to)
    return [[locale, item.text]]
  })
  return texts.whole(said.length > 0 ? Object.fromEntries(said) : { en: inWords(kind) })
}

/** Alerts that a change of a field by somebody else raises, and those about the same answer in two records. */
export function importAlerts({ importing, settings, forms }: Around): void {
  const kinds = [
    ['changes_field_to_form', (field: string) => ({ when: { changed: field } })],
    ['duplicate_field_to_form', (field: string) => ({ duplicateOf: field })],
  ] as const
  for (const [setting, rule] of kinds) {
    for (const [name, item] of settings?.get(setting).entries() ?? []) {
      const form = forms.get(item.text)
      const field = form && fieldOfType(form.type, name, forms)
      if (!form || !field) {
        const note = `the form or the field is not in the bundle, or was left out`
        item.leftOut(note)
        importing.ledger.thing({ kind: 'alert', at: item.at, name, fate: 'left_out', note })
        continue
      }
      const id = importing.ids.of(`alerts/${form.type.id}`, name)
      const to = `alerts/${form.type.id}/${id}`
      item.converted(`${to}/form`, 'an alert of the form, raised by whoever does not own the record')
      importing.ledger.thing({ kind: 'alert', at: item.at, name, fate: 'converted', to })
      importing.files.json(`alerts/${form.type.id}-${id}.json`, {
        id,
        recordType: form.type.id,
        label: importing.texts.written(formLabel(form, importing)),
        programmes: form.programmes,
        form: form.id,
        ...rule(field.id),
      })
    }
  }
}

/** A field that stands on some form that was written. */
function fieldOfType(type: PlannedType, name: string, forms: WrittenForms): PlannedField | undefined {
  const placed = type.forms.filter((form) => forms.get(form.name)?.type === type).flatMap(({ places }) => places)
  return placed.find((field) => field.name === name)
}

/** People know the alert by the name of the form. */
function formLabel({ type, id }: Written, { texts }: Importing): Texts {
  const form = type.forms.find((one) => one.id === id)
  const said = form?.item.get('name_i18n').entries() ?? []
  const known = said.flatMap(([locale, { text }]): [string, string][] =>
    text && texts.locales.has(locale) ? [[locale, text]] : [],
  )
  return texts.whole(known.length > 0 ? Object.fromEntries(known) : { en: inWords(id) })
}
