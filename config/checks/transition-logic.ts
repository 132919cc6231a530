/** Expressions of transitions: what each may read and has to give. */
import { own } from '../../engine/lib/own.ts'
import type { Effect } from '../../engine/lifecycle.ts'
import type { RecordType } from '../../engine/model.ts'
import { collectionColumns } from '../../engine/records/collections.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { TransitionJson } from '../schema/transition.schema.ts'
import type { Checked } from './check.ts'
import type { LogicHere } from './each-logic.ts'
import { maker, ofConditions, ofEffect } from './life-logic.ts'

const columns = [...Object.keys(collectionColumns.transitions), 'unique_id']

export function* transitionLogicIn({ folder, model }: Checked): Generator<LogicHere> {
  for (const placed of folder.transitions) {
    const type = own(model.recordTypes, placed.json.recordType)
    if (!type) continue
    yield* ofStart(placed, type)
    yield* ofSteps(placed, type)
    const { id, expiryEffects: list } = placed.json
    yield* ofEffects(placed, type, { at: '/expiryEffects', list, action: id, asks: [], entry: entryOf(type, id) })
  }
}

/** What an entry says: what every one does, and the answers to its questions. */
const entryOf = (type: RecordType, ...actions: readonly string[]): ReadonlySet<string> =>
  new Set([...columns, ...actions.flatMap((action) => asksOf(type, action).map((field) => field.id))])

function* ofStart(placed: Placed<TransitionJson>, type: RecordType): Generator<LogicHere> {
  const { id, offered, conditions, fromRow, consent = [], effects } = placed.json
  const asks = asksOf(type, id)
  const here = maker(placed, 'action', { type, asks, during: ['action', 'writer'] })
  yield* here('/offered', offered, `the transition ${id} is offered while`)
  yield* ofConditions(here, '/conditions', conditions, `the transition ${id}`)
  const subform = type.fields.find((field) => field.id === fromRow?.subform)
  if (subform?.rows)
    yield* here('/fromRow/offered', fromRow?.offered, `the transition ${id} is offered on a row while`, { subform })
  for (const [index, { given }] of consent.entries()) {
    const says = `there is consent for the transition ${id} where`
    yield* here(pointerTo('consent', index, 'given'), given, says, { during: [] })
  }
  yield* ofEffects(placed, type, { at: '/effects', list: effects, action: id, asks, entry: entryOf(type, id) })
}

function* ofSteps(placed: Placed<TransitionJson>, type: RecordType): Generator<LogicHere> {
  const { id, steps = {} } = placed.json
  for (const [step, { effects }] of Object.entries(steps)) {
    const asks = asksOf(type, `${step}_${id}`)
    const entry = entryOf(type, id, `${step}_${id}`)
    const at = pointerTo('steps', step, 'effects')
    yield* ofEffects(placed, type, { at, list: effects, action: `${step}_${id}`, asks, entry })
  }
}

interface EffectsHere {
  readonly at: string
  readonly list: TransitionJson['effects']
  readonly action: string
  readonly asks: NonNullable<LogicHere['asks']>
  readonly entry: ReadonlySet<string>
}

function* ofEffects(
  placed: Placed<TransitionJson>,
  type: RecordType,
  { at, list, action, asks, entry }: EffectsHere,
): Generator<LogicHere> {
  const here = maker(placed, 'effect', { type, asks, entry, during: ['write', 'action', 'writer'] })
  for (const [index, effect] of ((list ?? []) as unknown as readonly Effect[]).entries())
    yield* ofEffect(here, at + pointerTo(index), effect, action, type)
}

const asksOf = ({ lifecycle }: RecordType, action: string): NonNullable<LogicHere['asks']> =>
  lifecycle?.actions.find(({ id }) => id === action)?.asks ?? []
