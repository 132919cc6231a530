import type { Effect } from '../../engine/lifecycle.ts'
import type { TransitionStatus } from '../../engine/transitions/transition-kind.ts'
import type { Folder, Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { TransitionJson } from '../schema/transition.schema.ts'
import { oneOf } from '../words.ts'
import { type Checked, within } from './check.ts'

/** Steps that start from states which no entry comes into, and access that is given in none that there is. */
export function checkStates({ folder, report }: Checked, placed: Placed<TransitionJson>): void {
  const { json } = placed
  const reached = statesOf(json, folder)
  const unreachable = (pointer: string, states: readonly TransitionStatus[]) => {
    if (states.some((state) => reached.has(state))) return
    report('transition.unreachable', within(placed, pointer), {
      found: `${oneOf(states)}, which no entry comes into`,
      expected: oneOf([...reached]),
    })
  }
  for (const [id, { from }] of Object.entries(json.steps ?? {})) unreachable(pointerTo('steps', id, 'from'), from)
  if (json.gives) unreachable('/gives/while', json.gives.while)
}

/** Where entries begin, where steps lead from there, how they end by time or by what happens elsewhere. */
function statesOf(json: TransitionJson, folder: Folder): ReadonlySet<TransitionStatus> {
  const reached = new Set<TransitionStatus>([json.begins ?? 'in_progress', ...endsOf(json, folder)])
  if (json.gives?.days !== undefined) reached.add('expired')
  const steps = Object.values(json.steps ?? {})
  for (let size = 0; size < reached.size; ) {
    size = reached.size
    for (const { from, to } of steps) if (from.some((state) => reached.has(state))) reached.add(to)
  }
  return reached
}

function endsOf({ id, recordType }: TransitionJson, { actions, transitions }: Folder): readonly TransitionStatus[] {
  const mine = <Json extends { readonly recordType: string }>(placed: readonly Placed<Json>[]) =>
    placed.filter(({ json }) => json.recordType === recordType)
  const lists = [
    ...mine(actions).map(({ json }) => json.effects),
    ...mine(transitions).flatMap(({ json }) => [
      json.effects ?? [],
      json.expiryEffects ?? [],
      ...Object.values(json.steps ?? {}).map(({ effects }) => effects ?? []),
    ]),
  ]
  return (lists.flat() as unknown as readonly Effect[]).flatMap((effect) =>
    effect.effect === 'end_transitions' && effect.kinds.includes(id) ? [effect.status] : [],
  )
}
