import type { Model, RecordType } from '../../engine/model.ts'
import { approvalShape } from '../routes/actions.ts'
import { answer, bodyOf, describing, inData, nothing, type Operation, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const anything: Schema = { type: 'object' }

/** What may be done to a record, and its approvals where there are some, as one person may use them. */
export function actionPaths(model: Model, { id, plural, labelPlural, lifecycle }: RecordType): Paths {
  const described = describing(model, { id, labelPlural })
  const kinds = (lifecycle?.approvals ?? []).map((approval) => approval.id)
  const kind = { name: 'kind', in: 'path', required: true, schema: { enum: kinds } }
  return {
    [`/api/v2/${plural}/{id}/actions`]: {
      parameters: [ref('parameters', 'id')],
      get: {
        ...described('actions', 'What you may do with the record now, what each asks, and why not'),
        responses: {
          '200': answer('The actions.', inData({ type: 'array', items: anything })),
          ...refused(401, 404, 429),
        },
      },
    },
    ...(kinds.length > 0 && {
      [`/api/v2/${plural}/{id}/approvals/{kind}`]: {
        parameters: [ref('parameters', 'id'), kind],
        get: {
          ...described('approval', 'How an approval stands, and what changed on its form since it was given last'),
          responses: { '200': answer('The approval.', inData(anything)), ...refused(401, 404, 429) },
        },
        patch: {
          ...described('approve', 'Ask for an approval, give it, or send it back'),
          parameters: ['IdempotencyKey', 'Prefer', 'IfMatch'].map((name) => ref('parameters', name)),
          requestBody: bodyOf(approvalShape.schema),
          responses: {
            '200': answer('What changed.', inData(ref('schemas', id))),
            '204': nothing('Done; nothing was wanted back.'),
            ...refused(401, 403, 404, 409, 412, 422, 429, 507),
          },
        },
      },
    }),
  }
}
