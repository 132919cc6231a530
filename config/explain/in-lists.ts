import { own } from '../../engine/lib/own.ts'
import { pointerTo } from '../positions.ts'
import type { FindUses } from './use.ts'

/** Options that a list filters by when nobody has chosen otherwise, and fields whose lookup has an option. */
export const inLists: FindUses = function* ({ thing }, { folder, model }) {
  if (thing.kind !== 'option') return
  for (const { json, file } of folder.lists) {
    const type = own(model.recordTypes, json.recordType)
    for (const [index, filter] of (json.filters ?? []).entries()) {
      const field = type?.fields.find(({ id }) => id === filter.field)
      const lookup = field ? field.settings['lookup'] : filter.field === 'status' ? type?.statusLookup : undefined
      const at = filter.default?.indexOf(thing.id) ?? -1
      if (lookup !== thing.lookup || at < 0) continue
      const place = { file, pointer: pointerTo('filters', index, 'default', at) }
      yield { section: 'Lists', place, says: `set in the filter ${filter.field} of the list of ${json.recordType}` }
    }
  }
}
