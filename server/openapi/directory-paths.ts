/** The routes by which an instance looks after its own directory, and of what everybody agrees to. */

import { fileKinds } from '../directory/kept-files.ts'
import { accessTokenShape } from '../routes/access-tokens.ts'
import { agencyShape, newAgencyShape } from '../routes/agencies.ts'
import { agreementShape, conductShape } from '../routes/conduct.ts'
import { contactShape } from '../routes/contact.ts'
import { importShape, locationShape, newLocationShape } from '../routes/locations.ts'
import { lookShape } from '../routes/look.ts'
import { settingsShape } from '../routes/settings.ts'
import { groupShape, newGroupShape } from '../routes/user-groups.ts'
import { answer, bodyOf, inData, inPage, nothing, type Operation, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const anything: Schema = { type: 'object' }
const text: Schema = { type: 'string' }
const paging = [ref('parameters', 'page'), ref('parameters', 'per')]
const id = { parameters: [ref('parameters', 'name')] }
const asked = (name: string, schema: Schema = text): Schema => ({ name, in: 'query', schema })

type More = Partial<Pick<Operation, 'parameters' | 'requestBody'>>

const read = (operationId: string, summary: string, schema: Schema = inData(anything), more: More = {}): Operation => ({
  ...{ tags: ['Administration'], operationId, summary, ...more },
  responses: { '200': answer(summary, schema), ...refused(401, 403, 404, 422, 429) },
})

const write = (operationId: string, summary: string, schema: Schema): Operation => ({
  ...{ tags: ['Administration'], operationId, summary, requestBody: bodyOf(schema) },
  responses: { '200': answer('As it is now.', inData(anything)), ...refused(401, 403, 404, 409, 422, 429) },
})

interface Entries {
  readonly plural: string
  readonly what: string
  readonly made: Schema
  readonly changed: Schema
  readonly filters?: readonly string[]
}

const entries = ({ plural, what, made, changed, filters = [] }: Entries): Paths => ({
  [`/api/v2/${plural}`]: {
    get: read(`list_${plural}`, `All ${what}`, inPage(anything), {
      parameters: [...paging, ...['query', 'disabled', ...filters].map((name) => asked(name))],
    }),
    post: write(`create_${plural}`, `Add to the ${what}`, made),
  },
  [`/api/v2/${plural}/{name}`]: {
    ...id,
    get: read(`show_${plural}`, `One of the ${what}`),
    patch: write(`change_${plural}`, `Change one of the ${what}; \`version\` is the one that you saw`, changed),
  },
})

const only = (path: string, what: string, schema: Schema): Paths => ({
  [`/api/v2/${path}`]: {
    get: read(`show_${path}`, `The ${what}`),
    patch: write(`change_${path}`, `Change the ${what}; \`version\` is the one that you saw`, schema),
  },
})

const binary: Schema = { type: 'string', format: 'binary' }
const done = { '204': nothing('Done.'), ...refused(401, 403, 404, 409, 422, 429) }

export const directoryPaths: Paths = {
  ...entries({ plural: 'user_groups', what: 'user groups', made: newGroupShape.schema, changed: groupShape.schema }),
  ...entries({ plural: 'agencies', what: 'agencies', made: newAgencyShape.schema, changed: agencyShape.schema }),
  ...entries({
    ...{ plural: 'locations', what: 'places', made: newLocationShape.schema, changed: locationShape.schema },
    filters: ['parent_code'],
  }),
  '/api/v2/agencies/{name}/logo': { ...id, get: read('agency_logo', 'Its logo', binary) },
  '/api/v2/agencies/{name}/terms_of_use': { ...id, get: read('agency_terms', 'Its terms of use', binary) },
  '/api/v2/directory_files': {
    post: {
      ...{ tags: ['Administration'], operationId: 'directory_file' },
      summary: 'Send a logo or terms of use; within a day a change of yours may name them by their hash',
      parameters: [asked('kind', { type: 'string', enum: Object.keys(fileKinds) }), asked('file_name')],
      requestBody: { required: true, content: { 'application/octet-stream': { schema: binary } } },
      responses: { '201': answer('Kept.', inData(anything)), ...refused(401, 403, 413, 415, 422, 429, 507) },
    },
  },
  '/api/v2/locations/import': {
    post: {
      ...{ tags: ['Administration'], operationId: 'import_locations', requestBody: bodyOf(importShape.schema) },
      summary: 'Bring in places from CSV or HXL: all of them or, where a line is refused, none unless you say so',
      responses: { '202': answer('Under way.', inData(anything)), ...refused(401, 403, 409, 413, 422, 429) },
    },
  },
  '/api/v2/locations/import/{id}': {
    parameters: [ref('parameters', 'id')],
    get: read('show_import', 'How it goes, and what became of each line', inData(anything), {
      parameters: [...paging, asked('outcome')],
    }),
  },
  '/api/v2/codes_of_conduct': {
    get: read('show_conduct', 'The code of conduct'),
    post: write(
      'change_conduct',
      'Change it; another text is a new version, which everybody accepts anew',
      conductShape.schema,
    ),
  },
  '/api/v2/codes_of_conduct/accepted': {
    get: read('conduct_accepted', 'Who accepted which version', inPage(anything), { parameters: paging }),
  },
  '/api/v2/agreements': {
    get: read('to_agree', 'What you have to agree to before anything else', inData({ type: 'array', items: anything })),
    post: {
      ...{
        tags: ['Administration'],
        operationId: 'agree',
        summary: 'Agree',
        requestBody: bodyOf(agreementShape.schema),
      },
      responses: done,
    },
  },
  ...only('contact_information', 'people to turn to', contactShape.schema),
  ...only('look', 'name, logo and colour', lookShape.schema),
  ...only('settings', 'settings that the instance sets for itself', settingsShape.schema),
  '/api/v2/look/logo': { get: { ...read('logo', 'The logo', binary), security: [] } },
  '/api/v2/access_tokens': {
    get: read('list_access_tokens', 'Tokens of scripts and other instances', inPage(anything)),
    post: {
      ...{ tags: ['Administration'], operationId: 'make_access_token', requestBody: bodyOf(accessTokenShape.schema) },
      summary: 'Make one; it is shown once',
      responses: { '201': answer('The token.', inData(anything)), ...refused(401, 403, 422, 429) },
    },
  },
  '/api/v2/access_tokens/{id}': {
    parameters: [ref('parameters', 'id')],
    delete: {
      ...{ tags: ['Administration'], operationId: 'end_access_token', summary: 'End one' },
      responses: done,
    },
  },
}
