import { type Accessor, createContext, useContext } from 'solid-js'
import type { Model, Option, RecordType } from '../../engine/model.ts'
import type { PersonFacts } from '../data/wire.ts'
import type { Entry } from './entry.ts'
import type { FilesAtHand } from './files-at-hand.ts'
import type { LinkedRecords } from './linked-records.ts'
import type { Rowset } from './rowset.ts'

/** What controls may ask for beside the field that they draw. */
export interface Filling {
  readonly model: Model
  readonly type: RecordType
  readonly today: Accessor<string>
  /** The model with its places, once they are here; without them before that. Asking starts fetching. */
  readonly withPlaces: Accessor<Model>
  /** People with an account; none until they are here. Asking starts fetching. */
  readonly people: Accessor<readonly PersonFacts[]>
  /** Records that others link to. Absent: nothing is known of any. */
  readonly linked?: LinkedRecords
  /** Options of a lookup that are offered for the field now, and the ones that were chosen before. */
  readonly optionsOf: (entry: Entry) => readonly Option[]
  /** The field of this id that stands beside an entry's. Absent: each stands alone. */
  readonly beside?: (entry: Entry, id: string) => Entry | undefined
  readonly rowsOf: (entry: Entry) => Rowset
  /** Files on their way to the record. Absent: none can be brought from here. */
  readonly files?: FilesAtHand
  /** Row of which the answers are shown, as `subform[row]`; one at a time. */
  readonly openRow: Accessor<string | undefined>
  readonly setOpenRow: (path: string | undefined) => void
}

const FillingContext = createContext<Filling>()

export const FillingProvider = FillingContext.Provider

export function useFilling(): Filling {
  const filling = useContext(FillingContext)
  if (!filling) throw new Error('useFilling stands outside a form')
  return filling
}
