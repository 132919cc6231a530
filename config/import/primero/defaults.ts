import type { Importing } from './importing.ts'
import type { FieldKind, PlannedField } from './plan.ts'

/** The answer that a new record or row begins with. */
export function defaultOf(field: PlannedField, importing: Importing): unknown {
  const { item, path } = field
  const selected = item.get('selected_value')
  if (!selected.isSaid && typeof selected.value !== 'boolean') return undefined
  const value = answerOf(field, selected.value)
  if (value === undefined) {
    selected.leftOut(reasonOf(field))
    importing.ledger.find({
      kind: 'meaning',
      at: selected.at,
      found: `the default \`${String(selected.value)}\` of \`${field.name}\``,
      instead: `no default: ${reasonOf(field)}`,
    })
    return undefined
  }
  if (value === selected.value) selected.carried(`${path}/default`)
  else selected.converted(`${path}/default`, 'written as an answer of the field type')
  return value
}

const reasonOf = ({ kind }: PlannedField): string =>
  kind.type === 'date-time' ? 'nothing in an expression says what time it is' : 'it is no answer of the field type'

const begins: Readonly<Record<string, (text: string, kind: FieldKind) => unknown>> = {
  text: (text) => text,
  phone: (text) => text,
  number: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  age: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
  'yes-no': (text) => (['t', 'true'].includes(text.toLowerCase()) ? true : undefined),
  date: (text) => (['today', 'now'].includes(text.toLowerCase()) ? { logic: { today: [] } } : undefined),
  choice: (text, kind) => optionOf(kind, text),
  choices(text, kind) {
    const ids = listIn(text).map((one) => optionOf(kind, one))
    return ids.length > 0 && !ids.includes(undefined) ? ids : undefined
  },
}

const answerOf = ({ kind }: PlannedField, selected: unknown): unknown =>
  begins[kind.type]?.(String(selected).trim(), kind)

const optionOf = ({ lookup }: FieldKind, text: string): string | undefined => {
  const id = lookup?.ids.get(text)
  return lookup?.options.some((option) => option.id === id) ? id : undefined
}

/** Several answers are a JSON list in a text, or one answer. */
function listIn(text: string): readonly string[] {
  if (!text.startsWith('[')) return [text]
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.map(String) : []
  } catch {
    return []
  }
}
