import type { Item } from '../item.ts'
import type { Importing } from './importing.ts'
import type { PlannedField, PlannedType } from './plan.ts'
import type { Programmes } from './programmes.ts'
import { isKnownType, wordsOf } from './record-types.ts'

const MOST_FACTS = 5
const MOST_SEARCHED = 8

/** The file of a record type; gives what stands in its title and beside it, for the list. */
export function importRecordType(
  type: PlannedType,
  shownGroups: ReadonlySet<string>,
  importing: Importing,
  programmes: Programmes,
) {
  const { files, texts, ledger } = importing
  const { one, many, plural } = wordsOf(type.id)
  const [label, labelPlural] = isKnownType(type.name)
    ? [texts.own(one), texts.own(many)]
    : [texts.whole(one), texts.whole(many)]
  ledger.add(
    `record-types/${type.id}`,
    'the source has its record types built in: their names, titles and searched fields are ours',
  )
  const shown = fieldsShown(type)
  const title = titleOf(shown)
  const summary = factsOf(shown, title, type.id)
  const searched = searchedOf(shown)
  files.json(`record-types/${type.id}.json`, {
    id: type.id,
    plural,
    label: texts.written(label),
    labelPlural: texts.written(labelPlural),
    programmes: type.programmes.length === programmes.options.length ? undefined : type.programmes,
    ids: type.ids,
    statusLookup: type.statusLookup.id,
    title: title.map(({ id }) => id),
    summary: summary.map(({ id }) => id),
    searched: searched.map(({ id }) => id),
    creationForms: creationForms(type, programmes),
    groups: type.groups.written(shownGroups).map((group) => ({ ...group, label: texts.written(group.label) })),
  })
  return { title, summary }
}

/** Fields on forms that show, in the order of the forms. */
const fieldsShown = (type: PlannedType): readonly PlannedField[] => [
  ...new Set(
    type.forms
      .filter(({ hidden }) => hidden === undefined)
      .flatMap(({ places }) => places.filter(({ item }) => item.get('visible').value !== false)),
  ),
]

const isShort = ({ kind }: PlannedField) =>
  ['text', 'number', 'age', 'date', 'choice', 'location', 'yes-no', 'calculated'].includes(kind.type) &&
  kind.settings['long'] !== true

const isName = ({ name }: PlannedField) => /(^|_)name(_|$)/.test(name)

/** The name, else the parts of one, else whatever comes first. */
function titleOf(fields: readonly PlannedField[]): readonly PlannedField[] {
  const texts = fields.filter((field) => field.kind.type === 'text' && isShort(field))
  const whole = texts.find(({ name }) => name === 'name')
  if (whole) return [whole]
  const named = texts.filter(isName).slice(0, 1)
  return named.length > 0 ? named : fields.filter((field) => isShort(field) && field.kind.type !== 'yes-no').slice(0, 1)
}

/** What the source shows in a preview, as far as there is room beside the title. */
function factsOf(
  fields: readonly PlannedField[],
  title: readonly PlannedField[],
  type: string,
): readonly PlannedField[] {
  const previewed = fields.filter(
    (field) => isShort(field) && !title.includes(field) && flag(field.item).value === true && !isName(field),
  )
  const facts = previewed.slice(0, MOST_FACTS)
  for (const { item } of facts) flag(item).converted(`record-types/${type}/summary`, 'a fact beside the title')
  return facts
}

const flag = (item: Item) => item.get('show_on_minify_form')

const searchedOf = (fields: readonly PlannedField[]): readonly PlannedField[] =>
  fields
    .filter((field) => (field.kind.type === 'text' || field.kind.type === 'phone') && isShort(field))
    .filter((field) => isName(field) || /(_no|_id|_number|_code)$/.test(field.name))
    .slice(0, MOST_SEARCHED)

/** The form that a module asks first when a case is made, where it asks anything. */
function creationForms(type: PlannedType, programmes: Programmes): readonly string[] | undefined {
  const forms = [...programmes.settings.values()].flatMap((settings) => {
    const [asked, consent] = [settings.get('data_protection_case_create_field_names'), settings.get('consent_form')]
    if (type.name !== 'case') return []
    const form = asked.isSaid
      ? type.forms.find(
          ({ name, hidden, places }) => name === consent.text && hidden === undefined && places.length > 0,
        )
      : undefined
    if (!form) {
      consent.restLeftOut('the module asks nothing before a case is made')
      asked.restLeftOut('the form that it asks for does not show')
      return []
    }
    for (const item of [consent, asked])
      item.converted(`record-types/${type.id}/creationForms`, 'the form is asked first when a record is made')
    return [form.id]
  })
  return forms.length > 0 ? [...new Set(forms)] : undefined
}
