import { defineThingKind, order } from '../thing-kind.ts'

export const workflows = defineThingKind({
  what: 'workflow',
  *things({ recordTypes }) {
    for (const type of Object.values(recordTypes)) {
      const home = { recordType: type.id, home: type.label, parent: { what: 'record_type', id: type.id } }
      for (const workflow of type.lifecycle?.workflows ?? []) {
        const value = { ...workflow, stages: workflow.stages.map(({ id }) => id) }
        yield { ...home, id: workflow.id, label: workflow.label, value }
      }
    }
  },
  added: 'attention',
  removed: () => ({ class: 'destructive', decisions: ['keep'] }),
  properties: { stages: order },
})

export const stages = defineThingKind({
  what: 'stage',
  *things({ recordTypes }) {
    for (const { id: recordType, lifecycle } of Object.values(recordTypes)) {
      for (const workflow of lifecycle?.workflows ?? []) {
        const home = {
          recordType,
          of: workflow.id,
          home: workflow.label,
          parent: { what: 'workflow', id: workflow.id },
        }
        for (const stage of workflow.stages) yield { ...home, id: stage.id, label: stage.label, value: stage }
      }
    }
  },
  added: 'attention',
  removed: () => ({ class: 'destructive', decisions: ['map', 'keep'] }),
})
