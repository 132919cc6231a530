/** What can be chosen from while a configuration is edited: what the platform knows, and what roles may allow here. */
import { operationKinds } from '../../config/editing/index.ts'
import { anyFieldProperties } from '../../config/schema/fields.schema.ts'
import { fieldTypes } from '../../engine/fields/index.ts'
import type { Model } from '../../engine/model.ts'
import { managePermissions, peopleWidths } from '../../engine/permissions/manages.ts'
import { permissionsOf } from '../../engine/permissions/permissions.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'

export const editingVocabulary = (model: Model) => ({
  operations: operationKinds.map(({ kind, properties, required }) => ({ kind, properties, required })),
  field_types: fieldTypes.map(({ type, control, kind, many, settings, requiredSettings = [] }) => ({
    ...{ type, control, value: kind, many: many === true, settings, required: requiredSettings },
  })),
  field_properties: anyFieldProperties,
  core_facts: Object.keys(coreFacts),
  manages: managePermissions,
  people_widths: peopleWidths,
  actions: Object.fromEntries(
    Object.values(model.recordTypes).map((type) => [type.id, [...permissionsOf(type, model)].sort()]),
  ),
})
