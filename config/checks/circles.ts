import type { Logic } from '../../engine/logic/logic.ts'
import { namesRead } from '../../engine/logic/names.ts'
import { orderByReading } from '../compile/calculation-order.ts'
import type { Place } from '../report.ts'
import type { FormJson } from '../schema/form.schema.ts'
import type { Check, Checked } from './check.ts'
import { eachLogic, type LogicHere } from './each-logic.ts'

/** What one field's calculation or visibility reads, by name: `field`, or `subform.field` in rows. */
interface Node {
  readonly place: Place
  readonly reads: readonly string[]
}

/** Calculations that need each other's results, and fields that each show only because of the other. */
export const checkCircles: Check = (checked) => {
  const { model, report } = checked
  const all = eachLogic(checked)
  for (const type of Object.values(model.recordTypes)) {
    const mine = all.filter((here) => here.type === type)
    const calculations = nodesOf(mine.filter(({ as }) => as === 'calculation'))
    const visibility = nodesOf(mine.filter(({ as, form }) => as === 'visible' && form === undefined))
    addForms(visibility, mine, checked)
    for (const [nodes, what] of [
      [calculations, 'calculations'],
      [visibility, 'conditions of visibility'],
    ] as const) {
      const { circles } = orderByReading([...nodes.keys()], (name) => nodes.get(name)?.reads ?? [])
      for (const circle of circles) {
        const [first = ''] = circle
        const place = nodes.get(first)?.place
        if (!place) continue
        report('logic.circle', place, {
          found: [...circle, first].map((name) => `\`${name}\``).join(' reads '),
          expected: `${what} that do not come back to themselves`,
        })
      }
    }
  }
}

const nodesOf = (logics: readonly LogicHere[]): Map<string, Node> =>
  new Map(
    logics.map(({ field, subform, logic, place }) => [
      subform ? `${subform.id}.${field?.id}` : (field?.id ?? ''),
      { place, reads: readBy(logic, subform?.id) },
    ]),
  )

function readBy(logic: Logic, subform: string | undefined): readonly string[] {
  const { record, row, inRows } = namesRead(logic, subform === undefined ? 'record' : 'row')
  return [...record, ...[...row].map((name) => `${subform}.${name}`), ...inRows]
}

/** A field that stands on one form only shows only when the form does; a row's field only when its subform does. */
function addForms(nodes: Map<string, Node>, logics: readonly LogicHere[], { folder }: Checked): void {
  const shown = new Map(
    logics.flatMap(({ as, form, logic, place }) =>
      as === 'visible' && form !== undefined ? [[form, { place, reads: readBy(logic, undefined) }] as const] : [],
    ),
  )
  const type = logics[0]?.type
  if (!type) return
  const formsOf = new Map<string, Set<FormJson>>()
  for (const { json } of folder.forms.filter(({ recordType }) => recordType === type.id)) {
    for (const field of json.fields) formsOf.set(field, (formsOf.get(field) ?? new Set()).add(json))
  }
  for (const field of type.fields) {
    const [only, ...others] = formsOf.get(field.id) ?? []
    const node = only && others.length === 0 ? shown.get(only.id) : undefined
    if (node) add(nodes, field.id, node)
    const subform = nodes.get(field.id)
    if (!field.rows || !subform) continue
    for (const row of field.rows.fields)
      add(nodes, `${field.id}.${row.id}`, { place: subform.place, reads: [field.id] })
  }
}

function add(nodes: Map<string, Node>, name: string, { place, reads }: Node): void {
  const before = nodes.get(name)
  nodes.set(name, { place: before?.place ?? place, reads: [...(before?.reads ?? []), ...reads] })
}
