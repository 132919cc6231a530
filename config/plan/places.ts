/** Where each item stands in the new release: file and line of the thing that it is about, while there still is one. */
import type { PlanItem } from '../../engine/plan/plan.ts'
import { catalogueOf } from '../explain/catalogue.ts'
import type { Thing } from '../explain/thing.ts'
import { folderOf } from '../folder.ts'
import { positionsOf } from '../positions.ts'
import type { Source } from '../source.ts'

export function withPlaces(items: readonly PlanItem[], to: Source): readonly PlanItem[] {
  const files = new Map(to.files.map((file) => [file.path, file]))
  const known = new Map(catalogueOf(folderOf(to)).map(({ thing, place }) => [keyOfThing(thing), place]))
  return items.map((item) => {
    const at = known.get(keyOfItem(item))
    const file = at && files.get(at.file)
    return at && file ? { ...item, place: { file: at.file, line: positionsOf(file).at(at.pointer).line } } : item
  })
}

function keyOfThing(thing: Thing): string {
  const what = thing.kind.replaceAll(' ', '_')
  if (thing.kind === 'field') return key(what, thing.recordType, thing.subform, thing.id)
  if (thing.kind === 'option') return key(what, undefined, thing.lookup, thing.id)
  if (thing.kind === 'indicator') return key(what, undefined, thing.dashboard, thing.id)
  return key(what, 'recordType' in thing ? thing.recordType : undefined, undefined, thing.id)
}

/** Ids of stages, workflows and record types are found without what they stand in. */
function keyOfItem({ subject: { what, recordType, of, id } }: PlanItem): string {
  const isPlain = what === 'workflow' || what === 'record_type'
  return key(what, isPlain ? undefined : recordType, what === 'stage' ? undefined : of, id)
}

const key = (what: string, recordType: string | undefined, of: string | undefined, id: string) =>
  JSON.stringify([what, recordType ?? '', of ?? '', id])
