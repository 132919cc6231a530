/** The routes of records that link to one, for each type of them that some panel shows. */
import type { LinkedPanel } from '../../engine/forms/linked-panels.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { MOST_LINKED } from '../routes/linked.ts'
import { listOf, object as objectShape, uuid } from '../security/shapes.ts'
import { answer, bodyOf, describing, inPage, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const linkable: Schema = {
  ...{ name: 'linkable', in: 'query', schema: { type: 'boolean' } },
  description: 'Instead those that stand and that you may link.',
}
const LISTED = ['page', 'per', 'order_by', 'order', 'fields', 'query', 'filters']

export function linkedPaths(model: Model, type: RecordType): Paths {
  const described = describing(model, type)
  const panels = type.forms.flatMap(({ panels: all = [] }) =>
    all.filter((panel): panel is LinkedPanel => panel.panel === 'linked'),
  )
  const paths = panels.flatMap(({ recordType, linkBy }) => {
    const of = own(model.recordTypes, recordType)
    if (!of) return []
    const name = `${of.id}_ids`
    const post: Operation = {
      ...described(`link_${of.plural}`, 'Link some that stand; what cannot be linked is said of that one'),
      parameters: [ref('parameters', 'IdempotencyKey')],
      requestBody: bodyOf(objectShape({ data: objectShape({ [name]: listOf(uuid, MOST_LINKED) }) }).schema),
      responses: {
        '200': answer(
          'What became of each.',
          object({ data: { type: 'array', items: { type: 'object' } }, metadata: { type: 'object' } }),
        ),
        ...refused(401, 403, 404, 422, 429, 507),
      },
    }
    const get: Operation = {
      ...described(`linked_${of.plural}`, 'Those that link to it; of one beyond your reach what its line shows'),
      parameters: [...LISTED.map((one) => ref('parameters', one)), linkable],
      responses: { '200': answer('The page.', inPage(ref('schemas', of.id))), ...refused(401, 403, 404, 422, 429) },
    }
    return [
      [
        `/api/v2/${type.plural}/{id}/${of.plural}`,
        { parameters: [ref('parameters', 'id')], get, ...(linkBy !== undefined && { post }) },
      ] as const,
    ]
  })
  return Object.fromEntries(paths)
}
