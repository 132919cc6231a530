/** The routes of those who edit the configuration. */
import { draftReleaseShape, draftShape, filesShape, followShape, operationsShape, undoShape } from '../routes/drafts.ts'
import { answer, bodyOf, inData, nothing, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const tags = ['Editing the configuration']
const text: Schema = { type: 'string' }
const count: Schema = { type: 'integer', minimum: 0 }
const anything: Schema = { type: 'object' }
const list: Schema = { type: 'array', items: anything }
const texts: Schema = { type: 'array', items: text }
const draft = object(
  {
    ...{ id: text, name: text, basis: text, version: count, made_by: text, made_at: text, changed_at: text },
    ...{ behind: { type: 'boolean' }, from: { type: ['string', 'null'] } },
  },
  ['id', 'name', 'basis', 'version'],
)
const done = object({ version: count, place: object({ file: text, pointer: text }), reminders: list, files: texts }, [
  'version',
  'files',
])
const archive: Schema = { type: 'string', format: 'binary' }

const asked = (name: string, description: string, required = false): Schema => ({
  ...{ name, in: 'query', description, schema: text },
  ...(required && { required }),
})

const reading = (
  operationId: string,
  summary: string,
  schema: Schema,
  parameters: readonly Schema[] = [],
): Operation => ({
  ...{ tags, operationId, summary },
  ...(parameters.length > 0 && { parameters }),
  responses: { '200': answer(summary, schema), ...refused(401, 403, 404, 409, 422, 429) },
})

const writing = (operationId: string, summary: string, body: Schema, schema: Schema, status = '200'): Operation => ({
  ...{ tags, operationId, summary, requestBody: bodyOf(body) },
  responses: { [status]: answer(summary, inData(schema)), ...refused(401, 403, 404, 409, 422, 429) },
})

const parameters = [ref('parameters', 'id')]
const of = (name: string) => `/api/v2/configuration_drafts/{id}/${name}`

export const draftPaths: Paths = {
  '/api/v2/configuration_drafts': {
    get: reading('configuration_drafts', 'Drafts, the last changed first', inData({ type: 'array', items: draft })),
    post: writing('begin_draft', 'Begin a draft from what is served', draftShape.schema, draft, '201'),
  },
  '/api/v2/configuration_drafts/{id}': {
    parameters,
    get: reading('configuration_draft', 'A draft: its steps, and the files in which it differs', inData(draft)),
    patch: writing('rename_draft', 'Call a draft otherwise', draftShape.schema, draft),
    delete: {
      ...{ tags, operationId: 'end_draft', summary: 'Throw a draft away' },
      responses: { '204': nothing('It is gone.'), ...refused(401, 403, 404, 429) },
    },
  },
  [of('operations')]: {
    parameters,
    post: writing('edit_draft', 'Perform operations: all of them, or none', operationsShape.schema, done),
  },
  [of('undo')]: { parameters, post: writing('undo_draft', 'Take the last step back', undoShape.schema, done) },
  [of('follow')]: {
    parameters,
    post: writing(
      'follow_with_draft',
      'Lay the draft over what is served by now; `take` says `mine` or `theirs` by the place of a conflict',
      followShape.schema,
      done,
    ),
  },
  [of('issues')]: {
    parameters,
    get: reading('draft_issues', 'What is wrong with the draft as it is', object({ data: list, metadata: anything })),
  },
  [of('model')]: {
    parameters,
    get: reading(
      'draft_model',
      'What somebody with a role would get; without a role everything, in all languages',
      object({ data: anything, actor: anything, metadata: anything }, ['data', 'metadata']),
      [
        asked('role', 'Id of a role.'),
        asked('locale', 'Default: your own.'),
        asked('record_type', 'Without a role: only this one, with what it is made of.'),
      ],
    ),
  },
  [of('things')]: {
    parameters,
    get: reading('draft_things', 'Things of a kind as they are written', object({ data: list, metadata: anything }), [
      asked('kind', '`field`, or a kind of file: `form`, `lookup`, `role`, …', true),
      asked('record_type', 'Only those of it.'),
    ]),
  },
  [of('texts')]: {
    parameters,
    get: reading('draft_texts', 'Texts in all their languages', object({ data: list, metadata: anything }), [
      asked('under', 'Beginning of the path: `forms/case/notes/`.'),
      asked('missing', 'Only those that this language lacks.'),
      asked('query', 'Only those with these words.'),
      ref('parameters', 'page'),
      ref('parameters', 'per'),
    ]),
  },
  [of('vocabulary')]: {
    parameters,
    get: reading('draft_vocabulary', 'Operations, field types and permissions to choose from', inData(anything)),
  },
  [of('tests')]: {
    parameters,
    post: {
      ...{ tags, operationId: 'test_draft', summary: 'Play the scenarios' },
      responses: { '200': answer('How each came out.', inData(anything)), ...refused(401, 403, 404, 409, 429) },
    },
  },
  [of('files')]: {
    parameters,
    get: {
      ...{ tags, operationId: 'fetch_draft', summary: 'The whole folder' },
      parameters: [asked('format', '`json`: by path in JSON. Default: an archive (tar).')],
      responses: {
        '200': {
          description: 'File for file as it is written.',
          content: { 'application/x-tar': { schema: archive }, 'application/json': { schema: inData(anything) } },
        },
        ...refused(401, 403, 404, 429),
      },
    },
    put: {
      ...{ tags, operationId: 'send_draft', summary: 'A whole folder in place of what is there' },
      parameters: [asked('version', 'With an archive: the version that it takes the place of.')],
      requestBody: {
        required: true,
        content: { 'application/x-tar': { schema: archive }, 'application/json': { schema: filesShape.schema } },
      },
      responses: { '200': answer('What differs now.', inData(done)), ...refused(401, 403, 404, 409, 413, 422, 429) },
    },
  },
  [of('release')]: {
    parameters,
    post: writing(
      'build_draft',
      'Check, test and make a release of it, which a plan can be made for',
      draftReleaseShape.schema,
      object({ release: text, content: text, version: text, already: { type: 'boolean' } }),
      '201',
    ),
  },
}
