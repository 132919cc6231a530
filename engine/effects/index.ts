/** Everything that an action can do to a record. A new one is one file, one word here, and its shape in `Effect` (engine/lifecycle.ts). */
import type { Effect } from '../lifecycle.ts'
import { evaluate } from '../logic/evaluate.ts'
import { addRow } from './add-row.ts'
import { type Becoming, scopeOf } from './becoming.ts'
import { clearAlerts } from './clear-alerts.ts'
import type { EffectType } from './effect-type.ts'
import { endTransitions } from './end-transitions.ts'
import { notify } from './notify.ts'
import { raiseAlert } from './raise-alert.ts'
import { setField } from './set-field.ts'
import { setOwner } from './set-owner.ts'
import { setRow } from './set-row.ts'
import { setStage } from './set-stage.ts'
import { setStatus } from './set-status.ts'
import { startTransition } from './start-transition.ts'

export const effects: readonly EffectType[] = [
  ...[setField, setStatus, setStage, addRow, setRow, raiseAlert, clearAlerts, notify],
  ...[setOwner, startTransition, endTransitions],
]

const byName: ReadonlyMap<string, EffectType> = new Map(effects.map((member) => [member.effect, member]))

/** Does one after the other, each while its `when` holds of what the earlier ones left. */
export function applyEffects(becoming: Becoming, wanted: readonly Effect[]): void {
  for (const effect of wanted) {
    if (effect.when !== undefined && evaluate(effect.when, scopeOf(becoming)) !== true) continue
    byName.get(effect.effect)?.apply(becoming, effect, applyEffects)
  }
}
