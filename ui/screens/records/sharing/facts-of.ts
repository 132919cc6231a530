import { own } from '../../../../engine/lib/own.ts'
import type { RecordType } from '../../../../engine/model.ts'
import { placePath } from '../../../../engine/options/places.ts'
import type { ShownTransition } from '../../../data/sharing-wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { instantText } from '../../../lib/format.ts'
import { locale } from '../../../lib/locale.ts'
import { say, t } from '../../../lib/t.ts'
import { actionNamed, roleName } from './named.ts'

export interface Line {
  readonly label: string
  readonly text: string
  /** People typed it. */
  readonly long?: true
}

/** What a person is called, with where they work. */
export function personText(
  { people, model }: Telling,
  { user, name, agency }: { readonly user?: string; readonly name?: string; readonly agency?: string },
): string {
  const called = name || people().find(({ user_name }) => user_name === user)?.full_name || user
  return [called, agency && (say(own(model.agencies, agency)?.name) || agency)].filter(Boolean).join(' · ')
}

/** The option that was chosen for a question of the start. */
function chosen(type: RecordType, { model }: Telling, kind: string, question: string, option: string): string {
  const lookup = actionNamed(type, kind)?.asks.find(({ id }) => id === question)?.settings['lookup']
  const options = own(model.lookups, typeof lookup === 'string' ? lookup : '')?.options ?? []
  return say(options.find(({ id }) => id === option)?.label) || option
}

/** An entry, line by line: who gave it to whom, when, and what was said. */
export function linesOf(entry: ShownTransition, type: RecordType, telling: Telling): readonly Line[] {
  const { model, withPlaces } = telling
  const at = (instant: string) => instantText(instant, model.instance.timeZone)
  const asked = (id: string) => say(actionNamed(type, entry.type)?.asks.find((one) => one.id === id)?.label)
  const labelOf = (id: string) => asked(id) || t(`sharing.asked.${id}`)
  const from = personText(telling, {
    user: entry.transitioned_by,
    ...(entry.transitioned_by_full_name !== undefined && { name: entry.transitioned_by_full_name }),
    ...(entry.transitioned_by_agency !== undefined && { agency: entry.transitioned_by_agency }),
  })
  const to = entry.remote
    ? [entry.transitioned_to_remote, t('sharing.outside')].filter(Boolean).join(' · ')
    : personText(telling, {
        ...(entry.transitioned_to !== undefined && { user: entry.transitioned_to }),
        ...(entry.transitioned_to_full_name !== undefined && { name: entry.transitioned_to_full_name }),
        ...(entry.transitioned_to_agency !== undefined && { agency: entry.transitioned_to_agency }),
      })
  const role = entry.authorized_role_unique_id
  const place = entry.location && [...placePath(withPlaces(), entry.location, locale())].reverse()
  const lines: readonly (Line | false | undefined | '')[] = [
    { label: t('sharing.from'), text: from },
    { label: t('sharing.to'), text: to },
    { label: t('sharing.sent'), text: at(entry.created_at) },
    entry.responded_at && { label: t('sharing.answered'), text: at(entry.responded_at) },
    entry.expires_at && { label: t('sharing.expires'), text: at(entry.expires_at) },
    entry.service && { label: labelOf('service'), text: chosen(type, telling, entry.type, 'service', entry.service) },
    place && { label: labelOf('location'), text: place.join(t('list_separator')) || String(entry.location) },
    role && { label: labelOf('authorized_role_unique_id'), text: roleName(model, type, entry.type, role) },
    ...(entry.said ?? []).map(({ label, text }) => ({ label, text })),
    entry.notes && { label: labelOf('notes'), text: entry.notes, long: true },
    entry.rejected_reason && { label: labelOf('rejected_reason'), text: entry.rejected_reason, long: true },
    entry.rejection_note && { label: labelOf('rejection_note'), text: entry.rejection_note, long: true },
  ]
  return lines.filter((line): line is Line => typeof line === 'object')
}

/** The state of an entry; of one that was revoked, by whom. */
export function statusText(entry: ShownTransition, telling: Telling): string {
  const status = entry.status_label || t(`sharing.status.${entry.status}`)
  if (entry.status !== 'revoked' || !entry.responded_by) return status
  const name = personText(telling, {
    user: entry.responded_by,
    ...(entry.responded_by_full_name !== undefined && { name: entry.responded_by_full_name }),
  })
  return t('sharing.status.by', { status, name })
}
