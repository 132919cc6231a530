/** Everything that an action can do to a record. A new one is one file, one word here, and its shape in `Effect` (engine/lifecycle.ts). */
import { addRow } from './add-row.ts'
import { clearAlerts } from './clear-alerts.ts'
import type { EffectType } from './effect-type.ts'
import { notify } from './notify.ts'
import { raiseAlert } from './raise-alert.ts'
import { setField } from './set-field.ts'
import { setStage } from './set-stage.ts'
import { setStatus } from './set-status.ts'

export const effects: readonly EffectType[] = [setField, setStatus, setStage, addRow, raiseAlert, clearAlerts, notify]
