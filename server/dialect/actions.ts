/** The menu of actions on one record as the wire has it, in the reader's language. */

import { namesCounting } from '../../engine/forms/counting-fields.ts'
import type { Field, Model, RecordType, Texts } from '../../engine/model.ts'
import type { ActionOn } from '../../engine/permissions/actions-on.ts'
import type { Access, Actor } from '../../engine/permissions/actor.ts'
import { speaker } from '../../engine/permissions/in-locale.ts'
import { questionsFor } from '../../engine/permissions/narrowed-model.ts'
import { withOwnRows } from '../../engine/permissions/own-rows.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { wireAnswers } from '../../engine/records/wire.ts'
import { OVERRIDDEN } from '../../engine/transitions/consent.ts'
import { wireReasons } from '../problem-response.ts'

export interface WireAction {
  readonly id: string
  readonly label?: string
  readonly description?: string
  readonly enabled: boolean
  readonly why: readonly { readonly code: string; readonly message?: string }[]
  readonly asks: readonly Field[]
  readonly asks_record: readonly string[]
  readonly standing: Readonly<Record<string, unknown>>
  readonly approval?: { readonly kind: string; readonly step: string }
  readonly stages?: readonly { readonly id: string; readonly label: string }[]
  /** Rows on which it can begin as well. */
  readonly rows?: readonly string[]
  /** It can begin on those, and not otherwise. */
  readonly on_rows_only?: true
  /** There is no consent for it, and this person may go on without: what is missing. */
  readonly consent?: string
}

interface Wording {
  readonly model: Model
  readonly type: RecordType
  readonly record: AnyRecord
  readonly access: Access
  readonly actor: Pick<Actor, 'userName'>
  readonly today: string
  readonly locale: string
  readonly say: (texts: Texts | undefined) => string
}

export function wireAction(on: ActionOn, wording: Wording): WireAction {
  const { id, enabled, why, named, stages, rows, onRowsOnly, consent } = on
  const { model, type, record, access, actor, today, locale, say } = wording
  const readable = namesCounting(type, record.programme, access.readable)
  const all = named ? questionsFor(named, readable, speaker(locale, model.instance)) : []
  // To go on without consent is asked where it is missing, of those who may.
  const asks = named?.transition && !consent ? all.filter((field) => field.id !== OVERRIDDEN) : all
  const ofRecord = new Set(asks.map((field) => field.id).filter((field) => named?.asksRecord.includes(field)))
  return {
    id,
    ...(named && { label: say(named.label) }),
    ...(named?.description && { description: say(named.description) }),
    enabled,
    why: wireReasons(why, locale),
    asks,
    asks_record: [...ofRecord],
    standing: wireAnswers(model, type.fields, withOwnRows(record.answers, access, actor.userName), today, ofRecord),
    ...(named?.approval && { approval: named.approval }),
    ...(stages && { stages: stages.map((stage) => ({ id: stage.id, label: say(stage.label) })) }),
    ...(rows && { rows }),
    ...(onRowsOnly && { on_rows_only: onRowsOnly }),
    ...(consent && { consent: say(consent) }),
  }
}
