import { fieldTypeOf } from '../../../../engine/fields/index.ts'
import { offeredOptions } from '../../../../engine/forms/offered-options.ts'
import { isBlank } from '../../../../engine/lib/blank.ts'
import type { RecordType } from '../../../../engine/model.ts'
import type { Telling } from '../../../form/answer-text.ts'
import type { RecordAnswers } from '../../../form/create-answers.ts'
import type { Filling } from '../../../form/filling.ts'
import { pathOf, placeIn } from '../../../form/path.ts'

interface Parts extends Pick<Filling, 'openRow' | 'setOpenRow' | 'files'> {
  readonly type: RecordType
  readonly telling: Telling
  readonly answers: RecordAnswers
}

/** What controls may ask for, out of the answers of one record. */
export const createFilling = ({ type, telling, answers, openRow, setOpenRow, files }: Parts): Filling => ({
  ...telling,
  type,
  openRow,
  setOpenRow,
  ...(files && { files }),
  optionsOf: (entry) => {
    const stored = entry.stored()
    const chosen = (isBlank(stored) ? undefined : fieldTypeOf(entry.field).chosen?.(stored)) ?? stored
    return offeredOptions(telling.model, entry.field, answers.scopeOf(entry.path), chosen)
  },
  beside: (entry, id) => answers.entryAt(pathOf({ ...placeIn(entry.path), field: id })),
  rowsOf: (entry) => answers.rowsetOf(entry.field),
})
