import { EffectError } from './becoming.ts'
import { defineEffect } from './effect-type.ts'
import { enterStage, workflowOf } from './enter-stage.ts'

/** Puts the record into a stage of its workflow, whatever the stages' own conditions say of this write. */
export const setStage = defineEffect({
  effect: 'set_stage',
  required: ['to'],
  properties: { to: { type: 'string', minLength: 1, description: 'A stage of the workflow.' } },
  apply(becoming, { to }) {
    const workflow = workflowOf(becoming.type, becoming.programme)
    if (!workflow?.stages.some(({ id }) => id === to)) throw new EffectError('effect.no_such_stage')
    becoming.stageIsSet = true
    enterStage(becoming, to)
  },
})
