import type { Model, Option } from '../../../../engine/model.ts'
import { lookupOf } from '../../../../engine/options/option-set.ts'
import type { Entry } from '../../../form/entry.ts'

/** What can be compared with: options in use, and those that the condition names already. */
export function optionsFor(entry: Entry, model: Model): readonly Option[] {
  const stored = entry.stored()
  const named = Array.isArray(stored) ? stored : [stored]
  const options = lookupOf(model, entry.field.settings['lookup'])?.options ?? []
  return options.filter(({ id, retired }) => !retired || named.includes(id))
}
