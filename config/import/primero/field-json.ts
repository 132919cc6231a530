import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import { allOf } from '../logic.ts'
import { tickedRule } from '../ticked.ts'
import { fieldAttributes } from './attributes.ts'
import { expressionAt, inRow, onRecord, type Place, visibleWhen } from './conditions.ts'
import { defaultOf } from './defaults.ts'
import { labelOf } from './field-kinds.ts'
import { type Importing, settleRest } from './importing.ts'
import { optionFilterOf } from './option-filters.ts'
import type { PlannedField } from './plan.ts'
import { rowsJson } from './rows.ts'
import { summaryOf } from './summaries.ts'

/** A field as its file says it; everything that the source says of it gets its fate on the way. */
export function fieldJson(field: PlannedField, place: Place, importing: Importing): Readonly<Record<string, unknown>> {
  const { item, id, kind, path, name } = field
  const { texts, ledger } = importing
  const at = (attribute: string) => item.get(attribute)
  const isHeading = kind.type === 'heading'

  at('name').value === id
    ? at('name').carried(`${path}/id`)
    : at('name').converted(`${path}/id`, 'see the ids that were changed')
  at('type').converted(
    `${path}/type`,
    [`\`${at('type').text}\` is \`${kind.type}\``, ...(kind.note ? [kind.note] : [])].join('; '),
  )
  at('order').converted(path, 'its place among the fields of the form')
  const label = texts.read(at('display_name_i18n'), `${path}/label`) ?? texts.whole(labelOf(item))
  const help = texts.read(at('help_text_i18n'), `${path}/help`)
  const guidance = texts.read(at('guiding_questions_i18n'), `${path}/guidance`)
  const tick = tickLabelOf(field, importing)
  settleChoice(field)

  const isCalculated = at('calculation').get('expression').isSaid
  const visible = at('visible').value === false ? hiddenFor(field) : visibility(field, place, importing)
  const calculation = isHeading
    ? undefined
    : (calculationOf(field, place, importing) ?? (place.rows ? undefined : fromElsewhere(field, place, importing)))
  const isWorkedOut = calculation !== undefined
  if (isCalculated && !isWorkedOut)
    ledger.find({
      kind: 'meaning',
      at: item.at,
      found: `the calculation of \`${name}\``,
      instead: 'a field that people fill in',
    })

  const json: Record<string, unknown> = {
    id,
    type: kind.type === 'calculated' && !isWorkedOut ? 'text' : kind.type,
    label: texts.written(label),
    help: help && texts.written(tick ? joined(help, tick) : help),
    ...(!help && tick && { help: texts.written(tick) }),
    guidance: guidance && texts.written(guidance),
    ...(kind.type === 'calculated' && !isWorkedOut ? {} : kind.settings),
    visible,
  }
  if (!isHeading) Object.assign(json, answering(field, isWorkedOut, place, importing))
  if (isWorkedOut) Object.assign(json, { calculation })
  const optionFilter = optionFilterOf(field, place, importing)
  if (optionFilter !== undefined) json['optionFilter'] = optionFilter
  if (field.rows) Object.assign(json, rowsJson(field, field.rows, place, importing))
  settleComposite(field)
  settleRest(
    item,
    isHeading
      ? { ...fieldAttributes, required: { leftOut: NO_VALUE }, disabled: { leftOut: NO_VALUE } }
      : fieldAttributes,
    'a field',
  )
  const carries = at('type').text !== 'subform' && kind.type !== 'age'
  ledger.thing({
    kind: 'field',
    at: item.at,
    name,
    fate: carries ? 'carried' : 'converted',
    to: path,
    ...(kind.note && { note: kind.note }),
  })
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined))
}

const NO_VALUE = 'a heading holds no answer'

function hiddenFor({ item, path }: PlannedField): false {
  item.get('visible').converted(`${path}/visible`, 'never shown, until the line is taken away')
  for (const condition of ['display_conditions_record', 'display_conditions_subform']) {
    if (item.get(condition).isSaid) item.get(condition).leftOut('the field is never shown anyway')
  }
  return false
}

function visibility(field: PlannedField, place: Place, importing: Importing): Logic | undefined {
  const { item, path, id } = field
  const conditions: Parameters<typeof visibleWhen>[0] = [
    [item.get('display_conditions_record'), onRecord(place)],
    [item.get('display_conditions_subform'), place.rows ? inRow(place) : onRecord(place)],
  ]
  const ofForm = place.formCondition
  const reads = (logic: Logic | undefined, name: string) =>
    [...namesRead(logic, place.rows ? 'row' : 'record')[place.rows ? 'row' : 'record']].includes(name)
  const own = visibleWhen(conditions, `${path}/visible`, importing)
  if (reads(own, id)) {
    importing.ledger.find({
      kind: 'invalid',
      at: item.at,
      found: `\`${field.name}\` hides by its own answer`,
      instead: 'nothing: nobody could answer it',
    })
    return undefined
  }
  return ofForm === undefined || place.rows || reads(ofForm, id)
    ? own
    : allOf(own === undefined ? [ofForm] : [ofForm, own])
}

/** The text beside a tick box, where it says more than “yes”. */
function tickLabelOf({ item, path }: PlannedField, { texts }: Importing) {
  const label = item.get('tick_box_label_i18n')
  if (!label.isSaid) return undefined
  if (label.get('en').text.toLowerCase() === 'yes') {
    label.converted(`${path}/type`, 'yes and no are offered by their own words')
    return undefined
  }
  return texts.read(label, `${path}/help`, 'the text beside the box stands in the help')
}

const joined = (help: Readonly<Record<string, string>>, tick: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries({ ...tick, ...help }).map(([locale, text]) => [
      locale,
      tick[locale] && help[locale] ? `${tick[locale]}\n${text}` : text,
    ]),
  )

/** What the field type already says of options, several answers, phones and times. */
function settleChoice({ item, path, kind }: PlannedField): void {
  const said = (name: string, to: string, note: string) => {
    if (item.get(name).isSaid) item.get(name).converted(to, note)
  }
  const lookup = kind.lookup ? `lookups/${kind.lookup.id}` : path
  said('option_strings_source', `${path}/${kind.lookup ? 'lookup' : 'type'}`, 'where the options come from')
  if (!item.get('option_strings_text_i18n').isTouched) said('option_strings_text_i18n', lookup, 'options in a lookup')
  if (!item.get('tally_i18n').isTouched) said('tally_i18n', lookup, 'options in a lookup')
  if (item.get('autosum_total').value === true)
    item.get('autosum_total').converted(`${path}/total`, 'the sum is shown and kept')
  for (const name of ['multi_select', 'date_include_time', 'phone_number']) {
    if (item.get(name).value === true) item.get(name).converted(`${path}/type`, 'part of the field type')
  }
  const future = item.get('date_validation')
  if (future.value === 'not_future_date')
    future.converted(`${path}/notFuture`, 'the same, and judged by the server as well')
  else if (future.isSaid && future.value !== 'default_date_validation')
    future.leftOut('the source takes it for no rule at all')
  said('subform_unique_id', path, 'the fields of its rows')
}

function calculationOf(field: PlannedField, place: Place, importing: Importing): Logic | undefined {
  const { item, path, kind } = field
  const expression = item.get('calculation').get('expression')
  if (!expression.isSaid) return undefined
  const made = expressionAt(
    expression,
    place.rows ? inRow(place) : onRecord(place),
    `${path}/calculation`,
    importing,
    'always counts',
  )
  if (!made) return undefined
  const wanted = kind.operand.kind
  if (wanted === made.gives) return made.logic
  if (wanted === 'text' && kind.type !== 'phone') {
    return made.gives === 'number' ? { cat: made.logic } : { if: [made.logic, 'true', 'false'] }
  }
  if (wanted === 'boolean' && made.gives === 'number') return { '!=': [made.logic, 0] }
  importing.ledger.find({
    kind: 'invalid',
    at: expression.at,
    found: `a ${made.gives} worked out for a field of type \`${kind.type}\``,
    instead: 'nothing: the field is filled in',
  })
  return undefined
}

/** Parts of a field that count for some kinds of fields only. */
function settleComposite({ item, rows }: PlannedField): void {
  item.get('calculation').restLeftOut('there is no expression in it')
  item.get('subform_summary').restLeftOut('the value is worked out otherwise, or the field stands in rows')
  if (!rows) item.get('subform_section_configuration').restLeftOut('the field has no rows')
}

/** What a field of the record gets out of rows, or out of other fields as the settings say. */
const fromElsewhere = (field: PlannedField, { type }: Place, importing: Importing): Logic | undefined =>
  summaryOf(field, type, importing) ?? type.composed.get(field.name)

const isOnShownForm = (field: PlannedField, { type, rows }: Place): boolean =>
  rows !== undefined || type.forms.some((form) => form.hidden === undefined && form.places.includes(field))

/** What the source says about answering: needed, locked, and what stands there at first. */
function answering(
  field: PlannedField,
  isWorkedOut: boolean,
  place: Place,
  importing: Importing,
): Readonly<Record<string, unknown>> {
  const { item, id, path, kind } = field
  const json: Record<string, unknown> = {}
  const [required, disabled] = [item.get('required'), item.get('disabled')]
  if (isWorkedOut) {
    for (const attribute of [required, disabled])
      if (attribute.value === true)
        attribute.converted(`${path}/calculation`, 'what is worked out is read only and never asked for')
    if (item.get('selected_value').isSaid) item.get('selected_value').leftOut('the value is worked out')
    return json
  }
  if (required.value === true) {
    const isNeverSeen = item.get('visible').value === false || !isOnShownForm(field, place)
    if (isNeverSeen) required.leftOut('the field is never shown')
    else {
      json['required'] = true
      required.converted(`${path}/required`, 'counts while the field shows, whatever the conditions are')
      if (kind.type === 'yes-no') {
        json['rules'] = [tickedRule(id, importing.texts)]
        importing.ledger.add(`${path}/rules/ticked`, 'a required tick box has to be ticked in the source')
      }
    }
  }
  if (disabled.value === true || kind.type === 'calculated') {
    json['readOnly'] = true
    if (disabled.value === true) disabled.converted(`${path}/readOnly`, 'the server keeps to it as well')
  }
  const begins = defaultOf(field, importing)
  if (begins !== undefined) json['default'] = begins
  return json
}
