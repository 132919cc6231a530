/** Lists of records, numbers of the home page, and what people are told of. */
import { defineThingKind, order } from '../thing-kind.ts'

export const lists = defineThingKind({
  what: 'list',
  *things({ recordTypes }) {
    for (const { id, label, list } of Object.values(recordTypes)) {
      yield { id, recordType: id, label, parent: { what: 'record_type', id }, value: list }
    }
  },
  added: 'safe',
  removed: 'attention',
  bearable: { added: true, changed: true },
})

export const dashboards = defineThingKind({
  what: 'dashboard',
  *things({ dashboards = [] }) {
    for (const dashboard of dashboards) {
      const value = { ...dashboard, indicators: dashboard.indicators.map(({ id }) => id) }
      yield { id: dashboard.id, label: dashboard.label, value }
    }
  },
  added: 'safe',
  removed: 'attention',
  properties: { indicators: order },
  bearable: { added: true, removed: true, changed: true },
})

export const indicators = defineThingKind({
  what: 'indicator',
  *things({ dashboards = [] }) {
    for (const { id: of, label: home, indicators } of dashboards) {
      const parent = { what: 'dashboard', id: of }
      for (const value of indicators) yield { id: value.id, of, home, parent, label: value.label, value }
    }
  },
  added: 'safe',
  removed: 'attention',
  bearable: { added: true, removed: true, changed: true },
})

export const notifications = defineThingKind({
  what: 'notification',
  *things({ notifications = {} }) {
    for (const value of Object.values(notifications)) yield { id: value.id, label: value.label, value }
  },
  added: 'safe',
  removed: 'attention',
})
