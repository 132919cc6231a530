import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import type { AlertJson } from '../schema/alert.schema.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, within } from './check.ts'
import { fieldWords, names, typeOf } from './of-type.ts'
import { checkRecipients } from './recipients.ts'

/** What rules of alerts name, and whether anything raises them. */
export const checkAlerts: Check = (checked) => {
  for (const placed of checked.folder.alerts) {
    const type = typeOf(checked, placed)
    if (type) checkAlert(checked, placed, type)
  }
}

function checkAlert(checked: Checked, placed: Placed<AlertJson>, type: RecordType): void {
  const { json } = placed
  const look = names(checked, placed, type)
  const link = look.field('/onLinked', json.onLinked)
  const isLink = link && kindOf(link) === 'record'
  if (link && !isLink) look.wrongKind('/onLinked', fieldWords(link), 'a field of type `link`')
  const carrier = link && own(checked.model.recordTypes, String(link.settings['recordType']))
  if (json.form !== undefined && (json.onLinked === undefined || carrier)) {
    look.form('/form', json.form, carrier ?? type)
  }
  const twin = look.field('/duplicateOf', json.duplicateOf)
  if (twin && ['none', 'rows', 'files'].includes(kindOf(twin))) {
    look.wrongKind('/duplicateOf', fieldWords(twin), 'a field with a value')
  }
  if (json.notify) checkRecipients(look, json.notify, '/notify')
  if (json.when !== undefined || json.duplicateOf !== undefined || isRaised(checked, json)) return
  checked.report('alert.never_raised', within(placed, '/id'), {
    found: `${quoted(json.id)}, which nothing raises`,
    expected: '`when`, `duplicateOf`, or an action with `raise_alert`',
  })
}

const isRaised = ({ folder }: Checked, { id, recordType }: AlertJson): boolean =>
  folder.actions.some(({ json }) =>
    (json.effects as readonly object[]).some((effect) => 'kind' in effect && effect.kind === id),
  ) ||
  folder.transitions.some(
    ({ json }) =>
      json.recordType === recordType &&
      [json, { effects: json.expiryEffects }, ...Object.values(json.steps ?? {})].some(({ effects = [] }) =>
        (effects as readonly object[]).some((effect) => 'kind' in effect && effect.kind === id),
      ),
  ) ||
  folder.approvals.some(
    ({ json }) => json.recordType === recordType && (id === json.id || id === `${json.id}_answered`),
  )
