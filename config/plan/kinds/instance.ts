import type { Policy, Texts } from '../../../engine/model.ts'
import { isLaxer } from '../../../engine/plan/second-person.ts'
import { defineThingKind, order, short, widening } from '../thing-kind.ts'

export const instance = defineThingKind({
  what: 'instance',
  *things({ instance: { programmes, locationLevels, ...instance }, dashboards, locations, migrations }) {
    const value = {
      ...instance,
      programmes: programmes.map(({ id }) => id),
      locationLevels: locationLevels.map((name: Texts) => ({ name })),
      dashboards: (dashboards ?? []).map(({ id }) => id),
      locations: locations.map(({ code }) => code),
      migrations: (migrations ?? []).map(({ id }) => id),
    }
    yield { id: 'instance', label: instance.name, value }
  },
  added: 'attention',
  removed: 'attention',
  properties: {
    programmes: order,
    dashboards: order,
    locations: order,
    migrations: order,
    policy: (was, is, pair) =>
      isLaxer(is as Policy | undefined, was as Policy | undefined)
        ? widening('policy')(was, is, pair)
        : [
            {
              change: 'changed',
              part: 'policy',
              class: 'attention',
              details: { property: 'policy', ...short({ was, is }) },
            },
          ],
    version: (was, is) => [{ change: 'version_changed', class: 'safe', details: short({ was, is }) }],
  },
  bearable: { version_changed: true },
})

export const programmes = defineThingKind({
  what: 'programme',
  *things({ instance: { programmes } }) {
    for (const value of programmes) yield { id: value.id, label: value.name, value }
  },
  added: 'safe',
  removed: () => ({ class: 'destructive', decisions: ['keep'] }),
})
