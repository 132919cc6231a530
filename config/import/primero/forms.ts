import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import { formAttributes } from './attributes.ts'
import { linkField } from './built-in-pages.ts'
import { onRecord, visibleWhen } from './conditions.ts'
import { fieldJson } from './field-json.ts'
import { type Importing, settleRest } from './importing.ts'
import type { PlannedForm, PlannedType } from './plan.ts'

/** One form, and the fields that stand on it first. */
export function importForm(
  form: PlannedForm,
  type: PlannedType,
  extraLinks: PlannedForm['links'],
  importing: Importing,
): void {
  const { item, id, name } = form
  const { files, texts, ledger } = importing
  const to = `forms/${type.id}/${id}`
  const condition = visibleWhen([[item.get('display_conditions'), onRecord({ type })]], `${to}/visible`, importing)
  const hidesItself = asksItself(condition, form, type)
  if (hidesItself) {
    const found = `\`${name}\` shows by the answer to a question that stands on no other form`
    ledger.find({
      kind: 'meaning',
      at: item.get('display_conditions').at,
      found,
      instead: 'the form shows, and its other fields show by that condition: nobody could ever answer it otherwise',
    })
  }
  const place = { type, ...(hidesItself && { formCondition: condition }) }
  const fields = form.places
    .filter((field) => form.homeOf.has(field))
    .map((field) => fieldJson(field, place, importing))
  const links = [...form.links, ...extraLinks]
  const linkFields = links.map((link) => {
    ledger.add(
      `fields/${type.id}/${link.id}`,
      'the built-in page of the source shows records that are linked; the link is a field here',
    )
    return linkField(link.id, link.recordType, importing)
  })
  if (fields.length + linkFields.length > 0)
    files.json(`fields/${type.id}/${id}.json`, { fields: [...fields, ...linkFields] })

  const places = [...form.places.map((field) => field.id), ...links.map((link) => link.id)]
  if (places.length + form.panels.length === 0) {
    leaveOut(form, importing)
    return
  }
  if (id === name) item.get('unique_id').carried(`${to}/id`)
  else item.get('unique_id').converted(`${to}/id`, 'see the ids that were changed')
  const label = texts.read(item.get('name_i18n'), `${to}/label`) ?? texts.whole({ en: name })
  const description = texts.read(item.get('help_text_i18n'), `${to}/description`)
  item.get('parent_form').converted(`record-types/${type.id}`, 'the record type whose form it is')
  item.get('order').carried(`${to}/order`)
  bookGroup(form, to, type, importing)
  item.get('module_ids').converted(`${to}/programmes`, 'modules are programmes')
  if (item.get('visible').value === false)
    item.get('visible').converted(`${to}/visible`, 'never shown, until the line is taken away')
  if (item.get('fields_attributes').list().length === 0) item.get('fields_attributes').isDefault()
  item.get('collapsed_field_names').restLeftOut('only rows have a closed state')
  settleRest(item, formAttributes, 'a form')
  if (form.panels.length > 0 || form.links.length > 0)
    ledger.find({
      kind: 'meaning',
      at: item.at,
      found: `the built-in page \`${name}\``,
      instead: 'a form with the counterpart of Formwork',
    })
  ledger.thing({
    kind: 'form',
    at: item.at,
    name,
    fate: form.homeOf.size > 0 || form.places.length > 0 ? 'carried' : 'converted',
    to,
  })
  const isEverywhere = form.programmes.length === type.programmes.length
  files.json(`forms/${type.id}/${id}.json`, {
    id,
    group: form.group,
    label: texts.written(label),
    description: description && texts.written(description),
    programmes: isEverywhere ? undefined : form.programmes,
    visible: form.hidden !== undefined ? false : hidesItself ? undefined : condition,
    order: form.order,
    fields: places,
    panels: form.panels.length > 0 ? form.panels : undefined,
  })
}

function bookGroup({ item, group, name }: PlannedForm, to: string, type: PlannedType, { ledger }: Importing): void {
  const source = item.get('form_group_id')
  item
    .get('order_form_group')
    .converted(`record-types/${type.id}/groups/${group}`, 'groups stand in the order of the first form of each')
  if (source.text === group) source.carried(`${to}/group`)
  else if (source.isSaid) source.converted(`${to}/group`, 'see the ids that were changed')
  else
    ledger.find({
      kind: 'meaning',
      at: item.at,
      found: `\`${name}\` in no group of forms`,
      instead: 'the group “Other forms”',
    })
}

function leaveOut({ item, name }: PlannedForm, { ledger }: Importing): void {
  const isEmpty = item.get('fields_attributes').list().length === 0
  const note = isEmpty
    ? 'a page that the source builds in (approvals, transitions and the like), without a counterpart yet'
    : 'every field of it is kept by the platform itself'
  item.restLeftOut(note)
  ledger.thing({ kind: 'form', at: item.at, name, fate: 'left_out', note })
}

/** Whether the condition of a form reads a field that stands on this form only. */
const asksItself = (condition: Logic | undefined, form: PlannedForm, type: PlannedType): boolean =>
  [...namesRead(condition).record].some((id) => {
    const forms = type.forms.filter(({ places }) => places.some((field) => field.id === id))
    return forms.length > 0 && forms.every((one) => one === form || one.hidden !== undefined)
  })
