/** Who there is and where: agencies, groups, places; what of it records or people may name. */
import { defineThingKind, type PropertyDiff } from '../thing-kind.ts'

const retired: PropertyDiff = (_, is) => [{ change: is ? 'retired' : 'restored', class: 'attention' }]
const gone = () => ({ class: 'destructive', decisions: ['map', 'keep'] }) as const

export const agencies = defineThingKind({
  what: 'agency',
  *things({ agencies }) {
    for (const value of Object.values(agencies)) yield { id: value.id, label: value.name, value }
  },
  added: 'safe',
  removed: gone,
  properties: { retired },
})

export const userGroups = defineThingKind({
  what: 'user_group',
  *things({ userGroups }) {
    for (const value of Object.values(userGroups)) yield { id: value.id, label: value.name, value }
  },
  added: 'safe',
  removed: gone,
  properties: { retired },
})

export const locations = defineThingKind({
  what: 'location',
  *things({ locations }) {
    for (const value of locations) yield { id: value.code, label: value.name, value }
  },
  added: 'safe',
  removed: gone,
  properties: { retired },
})
