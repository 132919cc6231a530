import { defineEffect } from './effect-type.ts'

/** Puts the record into a stage of its workflow, whatever the stages' own conditions say of this write. */
export const setStage = defineEffect({
  effect: 'set_stage',
  required: ['to'],
  properties: { to: { type: 'string', minLength: 1, description: 'A stage of the workflow.' } },
})
