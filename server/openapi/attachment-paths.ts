import { fileLimits } from '../../engine/fields/attachments.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import { addShapeFor, changeShape } from '../routes/attachments.ts'
import { answer, bodyOf, describing, inData, nothing, type Operation, ref, refused } from './operations.ts'
import { attachmentSchema, type Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const bytes = (description: string): Schema => ({
  description,
  content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
})

/** The routes of the files of one record type. */
export function attachmentPaths(model: Model, type: RecordType, actions: readonly string[]): Paths {
  const described = describing(model, type)
  const writing = [ref('parameters', 'IdempotencyKey'), ref('parameters', 'IfMatch')]
  const written = { '200': answer('The file.', inData(attachmentSchema)) }
  const path = `/api/v2/${type.plural}/{id}/attachments`
  const mayWrite = actions.includes('update')
  const attachment = { name: 'attachment', in: 'path', required: true, schema: { type: 'string' } }
  return {
    ...(type.photo !== undefined && {
      [`/api/v2/${type.plural}/{id}/photo`]: {
        parameters: [ref('parameters', 'id')],
        get: {
          ...described(
            'show_photo',
            'The photo that stands for the record, small; beyond your reach where you may see it',
          ),
          responses: { '200': bytes('The picture.'), ...refused(401, 404, 429) },
        },
      },
    }),
    ...(mayWrite && {
      [path]: {
        parameters: [ref('parameters', 'id')],
        post: {
          ...described('attach', 'Add a file, its bytes written as base64'),
          parameters: writing,
          requestBody: bodyOf(addShapeFor(fileLimits(model).maximumBytes).schema),
          responses: { ...written, ...refused(401, 403, 404, 412, 413, 415, 422, 429, 507) },
        },
      },
    }),
    [`${path}/{attachment}`]: {
      parameters: [ref('parameters', 'id'), attachment],
      get: {
        ...described('show_attachment', 'The bytes of a file, or a part of them'),
        parameters: [{ name: 'size', in: 'query', schema: { type: 'string', enum: ['thumbnail'] } }],
        responses: {
          '200': bytes('All of them.'),
          '206': bytes('The part that was asked for.'),
          '416': nothing('There is no such part.'),
          ...refused(401, 404, 429),
        },
      },
      ...(mayWrite && {
        patch: {
          ...described('change_attachment', 'Change what is said of a file'),
          parameters: writing,
          requestBody: bodyOf(changeShape.schema),
          responses: { ...written, ...refused(401, 403, 404, 412, 413, 415, 422, 429, 507) },
        },
        delete: {
          ...described('detach', 'Take a file away from the record; its history keeps it'),
          parameters: writing,
          responses: { '204': nothing('Done.'), ...refused(401, 403, 404, 412, 429, 507) },
        },
      }),
    },
  }
}
