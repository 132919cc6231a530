import { defineThingKind } from '../thing-kind.ts'

export const migrations = defineThingKind({
  what: 'migration',
  *things({ migrations = [] }) {
    for (const value of migrations) yield { id: value.id, value }
  },
  added: 'attention',
  removed: 'attention',
})
