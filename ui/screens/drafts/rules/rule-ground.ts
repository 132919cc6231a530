import { fieldTypeOf, kindOf } from '../../../../engine/fields/index.ts'
import { own } from '../../../../engine/lib/own.ts'
import { textIn } from '../../../../engine/lib/text-in.ts'
import type { RuleWords } from '../../../../engine/logic/rule-sentence.ts'
import { placeOfName } from '../../../../engine/logic/scope.ts'
import type { Field, Model, RecordType, Texts } from '../../../../engine/model.ts'
import { coreFacts } from '../../../../engine/records/core-facts.ts'
import { textUnder } from '../../../lib/catalogue.ts'
import { locale } from '../../../lib/locale.ts'

/** Where a condition stands: what it can ask about. */
export interface RuleGround {
  readonly model: Model
  readonly type: RecordType
  /** The field in whose rows it stands. */
  readonly subform?: Field | undefined
  /** What the condition is of: it cannot ask about itself. */
  readonly self?: string | undefined
}

/** Something that a condition can ask about. */
export interface Askable {
  /** As conditions write it. */
  readonly name: string
  readonly field: Field
  readonly label: string
  /** Where it stands. */
  readonly note: string
}

export const said = (texts: Texts | undefined, { model }: Pick<RuleGround, 'model'>): string =>
  textIn(texts, locale(), model.instance.defaultLocale)

/** What the platform knows of every record, and people ask about. */
const factsOffered = ['status', 'owned_by', 'owned_by_agency_id', 'record_state', 'created_at'] as const

const typeOfKind: Readonly<Record<string, string>> = {
  boolean: 'yes-no',
  number: 'number',
  datetime: 'date-time',
  user: 'user',
  agency: 'agency',
}

/** A fact of the platform as if somebody were asked for it. */
function factField(name: string, { type }: RuleGround): Field | undefined {
  const fact = own(coreFacts, name as keyof typeof coreFacts)
  if (!fact || fact.internal || fact.many) return undefined
  const hasOptions = name === 'status'
  const kind = hasOptions ? 'choice' : (typeOfKind[fact.kind] ?? 'text')
  const settings = hasOptions ? { lookup: type.statusLookup } : {}
  return { id: name, type: kind, label: {}, whenHidden: 'keep', rules: [], settings }
}

const isAskable = (field: Field): boolean => kindOf(field) !== 'none'

function formsWith(id: string, ground: RuleGround): string {
  const form = ground.type.forms.find(({ fields }) => fields.includes(id))
  return form ? said(form.label, ground) : ''
}

/** Everything that a condition can ask about here: the row first, then the record, then what the platform knows. */
export function askablesOf(ground: RuleGround, words: { readonly row: string; readonly platform: string }) {
  const { type, subform, self } = ground
  const before = subform ? 'record.' : ''
  const inRow = (subform?.rows?.fields ?? []).filter(({ id }) => id !== self)
  const ofRecord = type.fields.filter(({ id }) => id !== (subform ? subform.id : self))
  const asked = (field: Field, name: string, note: string): Askable => ({
    ...{ name, field, note },
    label: said(field.label, ground) || factName(field.id) || field.id,
  })
  return [
    ...inRow.filter(isAskable).map((field) => asked(field, field.id, words.row)),
    ...ofRecord.filter(isAskable).map((field) => asked(field, before + field.id, formsWith(field.id, ground))),
    ...factsOffered.flatMap((name) => {
      const field = factField(name, ground)
      return field ? [asked(field, before + name, words.platform)] : []
    }),
  ]
}

/** What a name in a condition means here; undefined: nothing. */
export function fieldUnder(written: string, ground: RuleGround): Field | undefined {
  const { at, name } = placeOfName(written)
  if (at === 'option') return undefined
  const rows = at === 'here' ? ground.subform?.rows : undefined
  const found = (rows?.fields ?? ground.type.fields).find(({ id }) => id === name)
  return found ?? (rows ? undefined : factField(name, ground))
}

const factName = (name: string): string | undefined => textUnder(`fact.${name}`)

/** The words in which conditions are said to whoever reads the screen. */
export const ruleWords = (): RuleWords => ({ locale: locale(), say: textUnder, nameOfFact: factName })

export const isMany = (field: Field): boolean => fieldTypeOf(field).many === true
