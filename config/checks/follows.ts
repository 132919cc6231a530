import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { leaderOf } from '../../engine/transitions/following.ts'
import type { Placed } from '../folder.ts'
import type { RecordTypeJson } from '../schema/record-type.schema.ts'
import { quoted } from '../words.ts'
import { type Checked, refer, within } from './check.ts'

/** The link by which records follow others: it is one, nothing but people writes it, and what it leads to follows nothing. */
export function checkFollows({ model, declared, report }: Checked, placed: Placed<RecordTypeJson>): void {
  const { json } = placed
  const { follows } = json
  const place = within(placed, '/follows')
  if (follows === undefined || !refer(report, place, follows, declared.fields(json.id), 'field')) return
  const type = own(model.recordTypes, json.id)
  const field = type?.fields.find(({ id }) => id === follows)
  if (!type || !field) return
  if (kindOf(field) !== 'record') {
    report('reference.wrong_kind', place, {
      found: `the field ${quoted(follows)} of type \`${field.type}\``,
      expected: 'a field of type `link`',
    })
    return
  }
  if (field.calculation !== undefined || field.whenHidden === 'clear') {
    report('reference.wrong_kind', place, {
      found: `the field ${quoted(follows)}, which ${field.calculation === undefined ? 'is cleared when it is hidden' : 'is worked out'}`,
      expected: 'a link that stays once it is there',
    })
  }
  const leader = leaderOf(type)
  const further = own(model.recordTypes, leader ?? '')?.follows
  if (leader === undefined || further === undefined) return
  report('follows.chain', place, {
    found: `\`${leader}\`, whose records follow others by ${quoted(further)}`,
    expected: 'a record type whose records follow none',
  })
}
