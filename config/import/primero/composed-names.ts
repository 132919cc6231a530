import type { Logic } from '../../../engine/logic/logic.ts'
import { blankOf, nameOf } from '../logic.ts'
import type { Importing } from './importing.ts'
import type { PlannedField } from './plan.ts'

/** Fields that the settings put together out of others, such as a full name, by the name of the source. */
export function composedFields(
  fields: ReadonlyMap<string, PlannedField>,
  type: string,
  { extra, ledger }: Importing,
): ReadonlyMap<string, Logic> {
  const composed = new Map<string, Logic>()
  for (const item of extra
    .get('SystemSettings')
    .list()
    .flatMap((settings) => settings.get('auto_populate_list').list())) {
    const [key, format] = [item.get('field_key').text, item.get('format')]
    const field = fields.get(key)
    if (!field || item.isTouched) continue
    const parts = format.texts().map((name) => fields.get(name))
    if (
      item.get('auto_populated').value !== true ||
      field.kind.type !== 'text' ||
      parts.some((part) => part?.kind.type !== 'text')
    ) {
      item.leftOut('only fields with text are put together, out of fields of the same record type')
      const found = `\`${key}\` made out of ${format
        .texts()
        .map((name) => `\`${name}\``)
        .join(', ')}`
      ledger.find({ kind: 'invalid', at: item.at, found, instead: 'nothing: the field is filled in' })
      continue
    }
    const separator = item.get('separator').value
    const between = typeof separator === 'string' ? separator : ' '
    const [first, ...rest] = parts.flatMap((part) => (part ? [nameOf(part.id)] : []))
    const others = parts
      .slice(1)
      .flatMap((part): Logic[] => (part ? [{ if: [blankOf(part.id), '', { cat: [between, nameOf(part.id)] }] }] : []))
    if (first === undefined) continue
    composed.set(key, rest.length > 0 ? { cat: [first, ...others] } : { cat: first })
    item.converted(`fields/${type}/${field.id}/calculation`, 'put together out of the others whenever they change')
  }
  return composed
}
