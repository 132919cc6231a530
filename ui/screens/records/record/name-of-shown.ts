import type { Model, RecordType } from '../../../../engine/model.ts'
import type { WireRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { recordTitle } from '../../../form/record-title.ts'
import { savedAnswers } from '../../../form/saved-answers.ts'

/** What a record that was fetched is called, to one who may not read all of it. */
export const nameOfShown = (model: Model, type: RecordType, record: WireRecord, telling: Telling): string =>
  recordTitle(model, type, savedAnswers(model, type, record, telling.today()), telling) ||
  String(record['short_id'] ?? '')
