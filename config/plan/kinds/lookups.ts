import { defineThingKind, order } from '../thing-kind.ts'

export const lookups = defineThingKind({
  what: 'lookup',
  *things({ lookups }) {
    for (const { options, ...lookup } of Object.values(lookups)) {
      yield { id: lookup.id, label: lookup.label, value: { ...lookup, options: options.map(({ id }) => id) } }
    }
  },
  added: 'safe',
  removed: 'attention',
  properties: { options: order },
  bearable: { added: true },
})

export const options = defineThingKind({
  what: 'option',
  *things({ lookups }) {
    for (const { id: of, label: home, options } of Object.values(lookups)) {
      const parent = { what: 'lookup', id: of }
      for (const option of options) yield { id: option.id, of, home, parent, label: option.label, value: option }
    }
  },
  added: 'safe',
  removed: () => ({ class: 'destructive', decisions: ['map', 'keep', 'park', 'purge'] }),
  properties: {
    retired: (_, is) => [
      is
        ? { change: 'retired', class: 'attention', decisions: ['map', 'keep'] }
        : { change: 'restored', class: 'attention' },
    ],
  },
  bearable: { added: true, retired: true, restored: true },
})
