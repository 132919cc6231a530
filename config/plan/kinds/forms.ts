import type { Panel } from '../../../engine/model.ts'
import { defineThingKind, idList, onlyIn, order, type PropertyDiff, short } from '../thing-kind.ts'
import { fieldIn, isKeptWhenHidden } from './fields.ts'

/** A field that is new or gone is told by itself. */
const placement: PropertyDiff = (was, is, pair) => {
  const [before, after] = [idList(was), idList(is)]
  const type = { recordType: pair.after.recordType ?? '' }
  const told = (change: string, id: string) => ({
    ...({ change, part: id, class: 'attention' } as const),
    details: {
      field: id,
      fieldName: (fieldIn(pair.to, { ...type, id }) ?? fieldIn(pair.from, { ...type, id }))?.label,
    },
  })
  const stands = (id: string) => fieldIn(pair.from, { ...type, id }) && fieldIn(pair.to, { ...type, id })
  return [
    ...after.filter((id) => !before.includes(id) && stands(id)).map((id) => told('field_placed', id)),
    ...before.filter((id) => !after.includes(id) && stands(id)).map((id) => told('field_taken_off', id)),
    ...order(was, is, pair),
  ]
}

const lines = (panels: unknown): readonly string[] =>
  ((panels ?? []) as readonly Panel[]).flatMap((panel) =>
    panel.panel === 'linked'
      ? (panel.summary ?? []).map((name) => `${panel.recordType}.${panel.field}.${name}`)
      : [panel.panel],
  )

/** Lines of linked records show something of those that are out of reach. */
const panels: PropertyDiff = (was, is) => {
  const before = lines(was)
  const isWider = lines(is).some((line) => !before.includes(line))
  const details = { property: 'panels', ...short({ was, is }) }
  return [{ change: 'changed', part: 'panels', class: isWider ? 'widens' : 'attention', details }]
}

export const forms = defineThingKind({
  what: 'form',
  *things({ recordTypes }) {
    for (const type of Object.values(recordTypes)) {
      const home = { recordType: type.id, home: type.label, parent: { what: 'record_type', id: type.id } }
      for (const form of type.forms) yield { ...home, id: form.id, label: form.label, value: form }
    }
  },
  added: (thing, { to }) => {
    const form = to.recordTypes[thing.recordType ?? '']?.forms.find(({ id }) => id === thing.id)
    return { class: lines(form?.panels).length > 0 ? 'attention' : 'safe', details: { fields: form?.fields } }
  },
  removed: (thing, { from, to }) => {
    const form = from.recordTypes[thing.recordType ?? '']?.forms.find(({ id }) => id === thing.id)
    const elsewhere = new Set(to.recordTypes[thing.recordType ?? '']?.forms.flatMap(({ fields }) => fields))
    return { class: 'attention', details: { fields: form?.fields.filter((id) => !elsewhere.has(id)) } }
  },
  properties: { fields: placement, panels },
  bearable: {
    added: true,
    field_placed: isKeptWhenHidden,
    field_taken_off: isKeptWhenHidden,
    changed: onlyIn('group', 'panels'),
  },
})

export const formGroups = defineThingKind({
  what: 'form_group',
  *things({ recordTypes }) {
    for (const type of Object.values(recordTypes)) {
      const home = { recordType: type.id, home: type.label, parent: { what: 'record_type', id: type.id } }
      for (const group of type.groups) yield { ...home, id: group.id, label: group.label, value: group }
    }
  },
  added: 'safe',
  removed: 'attention',
  bearable: { added: true, removed: true, changed: true },
})
