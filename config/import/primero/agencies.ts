import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import { type Attributes, type Importing, settleRest } from './importing.ts'
import { type Register, registerOf } from './registers.ts'

const CONTACT = 'agencies have no such text'
const PICTURES = 'pictures and signed terms are no part of a configuration'

const agencyAttributes: Attributes = {
  unique_id: {},
  name_i18n: {},
  disabled: { default: false },
  agency_code: {},
  description_i18n: { leftOut: CONTACT },
  order: { default: 0, leftOut: 'no whole number from 1 on' },
  telephone: {},
  contact_name: {},
  contact_email: {},
  contact_phone: { leftOut: CONTACT },
  notes: { leftOut: CONTACT },
  services: { leftOut: 'which agency offers which service is no part of the configuration yet' },
  exclude_agency_from_lookups: { default: false, leftOut: 'every agency that is not retired is offered' },
  created_at: { leftOut: 'a time stamp of the source' },
  updated_at: { leftOut: 'a time stamp of the source' },
  ...Object.fromEntries(
    ['logo_enabled', 'pdf_logo_option', 'terms_of_use_enabled', 'terms_of_use_signed', 'skip_terms_of_use'].map(
      (name) => [name, { default: false, leftOut: PICTURES }],
    ),
  ),
  ...Object.fromEntries(
    ['logo_full_base64', 'logo_full_file_name', 'logo_icon_base64', 'logo_icon_file_name'].map((name) => [
      name,
      { leftOut: PICTURES },
    ]),
  ),
  ...Object.fromEntries(
    ['terms_of_use_base64', 'terms_of_use_file_name', 'terms_of_use_uploaded_at', 'terms_of_use_uploaded_by'].map(
      (name) => [name, { leftOut: PICTURES }],
    ),
  ),
}

/** Agencies, each a file of its own. */
export function importAgencies(importing: Importing): Register {
  return registerOf(
    importing.data
      .get('Agency')
      .list()
      .map((item) => agency(item, importing)),
  )
}

function agency(item: Item, { ids, texts, files, ledger }: Importing): readonly [string, string, Texts] {
  const name = item.get('unique_id').text || item.get('agency_code').text
  const id = ids.of('agency', name)
  const to = `agencies/${id}`
  for (const attribute of [item.get('unique_id'), item.get('agency_code')]) {
    if (attribute.value === id) attribute.carried(`${to}/id`)
    else if (attribute.text === name) attribute.converted(`${to}/id`, 'ids have small letters, digits and underscores')
    else attribute.restLeftOut('an agency has one id')
  }
  const label = texts.read(item.get('name_i18n'), `${to}/name`) ?? texts.whole({ en: inWords(id) })
  const isRetired = item.get('disabled').value === true
  if (isRetired) item.get('disabled').converted(`${to}/retired`, 'not offered any more')
  const order = item.get('order')
  const isOrdered = order.number !== undefined && Number.isInteger(order.number) && order.number > 0
  if (isOrdered) order.carried(`${to}/order`)
  const contact = contactOf(item, to)
  settleRest(item, agencyAttributes, 'an agency')
  ledger.thing({ kind: 'agency', at: item.at, name, fate: 'carried', to })
  files.json(`agencies/${id}.json`, {
    ...{ id, name: texts.written(label) },
    ...(isRetired && { retired: true }),
    ...(isOrdered && { order: order.number }),
    ...(contact && { contact }),
  })
  return [name, id, label]
}

const CONTACTS = [
  ['contact_name', 'name'],
  ['telephone', 'phone'],
  ['contact_email', 'email'],
] as const

/** How it is reached, as far as that is said. */
function contactOf(item: Item, to: string): Readonly<Record<string, string>> | undefined {
  const said = CONTACTS.flatMap(([source, name]) => {
    const fact = item.get(source)
    if (fact.text === '') return []
    fact.carried(`${to}/contact/${name}`)
    return [[name, fact.text] as const]
  })
  return said.length > 0 ? Object.fromEntries(said) : undefined
}
