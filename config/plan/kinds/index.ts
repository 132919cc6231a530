/** Every kind of thing that releases may differ in. */
import type { ThingKind } from '../thing-kind.ts'
import { agencies, locations, userGroups } from './directory.ts'
import { fields } from './fields.ts'
import { formGroups, forms } from './forms.ts'
import { dashboards, indicators, lists, notifications } from './home-page.ts'
import { instance, programmes } from './instance.ts'
import { actions, alerts, approvals, tasks, transitions } from './life.ts'
import { lookups, options } from './lookups.ts'
import { migrations } from './migrations.ts'
import { recordTypes } from './record-types.ts'
import { roles } from './roles.ts'
import { rules } from './rules.ts'
import { stages, workflows } from './workflows.ts'

export const thingKinds: readonly ThingKind[] = [
  ...[recordTypes, fields, rules, forms, formGroups, lookups, options],
  ...[workflows, stages, tasks, alerts, approvals, actions, transitions, notifications],
  ...[roles, lists, dashboards, indicators, agencies, userGroups, locations, programmes, instance, migrations],
]
