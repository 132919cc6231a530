/** The routes by which releases come in, are planned and applied. */
import { decisionsShape, planShape, ringShape, scheduleShape, verdictShape } from '../routes/plans.ts'
import { trustedKeyShape } from '../routes/releases.ts'
import { planStates } from '../stores/promotion-stores.ts'
import { answer, bodyOf, inData, nothing, type Operation, object, ref, refused } from './operations.ts'
import type { Schema } from './record-schemas.ts'

type Paths = Readonly<Record<string, Readonly<Record<string, Operation | readonly Schema[]>>>>

const text: Schema = { type: 'string' }
const instant: Schema = { type: 'string', format: 'date-time' }
const anything: Schema = { type: 'object' }
const list = (items: Schema): Schema => ({ type: 'array', items })
const tags = ['Promotion']

const release = object(
  {
    ...{ hash: text, content: text, version: text, parent: text, message: text, author: text },
    ...{ received_at: instant, received_from: text },
  },
  ['hash', 'content', 'version', 'received_at', 'received_from'],
)

const plan = object(
  {
    ...{ id: text, release: text, content: text, version: text, basis: text, state: { enum: planStates } },
    ...{ direction: { enum: ['forward', 'back'] }, made_by: text, made_at: instant, changed_at: instant },
    ...{ scheduled_at: instant, progress: anything, failure: anything, items: list(anything), totals: anything },
    ...{ decisions: anything, incomplete: list(anything), content_hash: text, approval: anything },
    ...{ ready: { type: 'boolean' }, obstacle: text, basis_version: text, ring: anything, against_ring: list(text) },
  },
  ['id', 'release', 'state'],
)

const onePlan = { '200': answer('The plan.', inData(plan)) }
const id = { parameters: [ref('parameters', 'id')] }
const hash = { parameters: [{ name: 'hash', in: 'path', required: true, schema: text }] }

const post = (operationId: string, summary: string, body?: Schema): Operation => ({
  ...{ tags, operationId, summary },
  ...(body && { requestBody: bodyOf(body) }),
  responses: { ...onePlan, ...refused(401, 403, 404, 409, 412, 422, 429) },
})

const of = (name: string) => `/api/v2/plans/{id}/${name}`

export const promotionPaths: Paths = {
  '/api/v2/releases': {
    get: {
      ...{
        tags,
        operationId: 'releases',
        summary:
          'Releases here, the active one, where one may go back to, receipts, what was changed here since, what is to be destroyed',
      },
      responses: {
        '200': answer(
          'Releases.',
          inData(
            object({
              ...{ active: anything, releases: list(release), back_to: list(anything), receipts: list(anything) },
              ...{ purges: list(anything), drift: list(anything), key: anything, most_bytes: { type: 'integer' } },
            }),
          ),
        ),
        ...refused(401, 403, 429),
      },
    },
    post: {
      ...{ tags, operationId: 'take_release', summary: 'Hand in a release as `formwork build` wrote it' },
      requestBody: bodyOf(anything),
      responses: {
        '201': answer('It is taken in.', inData(release)),
        '200': answer('It is here already.', inData(release)),
        ...refused(401, 403, 413, 422, 429),
      },
    },
  },
  '/api/v2/releases/{hash}': {
    ...hash,
    get: {
      ...{ tags, operationId: 'release', summary: 'What a release says of itself' },
      responses: { '200': answer('The release.', inData(release)), ...refused(401, 403, 404, 429) },
    },
  },
  '/api/v2/releases/{hash}/bundle': {
    ...hash,
    get: {
      ...{ tags, operationId: 'release_bundle', summary: 'The release itself, signed, for another instance' },
      responses: { '200': answer('The bundle.', anything), ...refused(401, 403, 404, 429) },
    },
  },
  '/api/v2/receipts/{seq}': {
    parameters: [{ name: 'seq', in: 'path', required: true, schema: { type: 'integer' } }],
    get: {
      ...{
        tags,
        operationId: 'receipt',
        summary: 'What was done once, with every number and whether this instance signed it',
      },
      responses: { '200': answer('The receipt.', inData(anything)), ...refused(401, 403, 404, 429) },
    },
  },
  '/api/v2/trusted_keys': {
    get: {
      ...{ tags, operationId: 'trusted_keys', summary: 'Whose releases are taken' },
      responses: { '200': answer('The keys.', inData(list(anything))), ...refused(401, 403, 429) },
    },
    post: {
      ...{ tags, operationId: 'trust_key', summary: 'Take releases that this key signed' },
      requestBody: bodyOf(trustedKeyShape.schema),
      responses: { '201': answer('It is trusted.', inData(anything)), ...refused(401, 403, 422, 429) },
    },
  },
  '/api/v2/trusted_keys/{name}': {
    parameters: [ref('parameters', 'name')],
    delete: {
      ...{ tags, operationId: 'distrust_key', summary: 'Take no more releases that this key signed' },
      responses: { '204': nothing('It is trusted no more.'), ...refused(401, 403, 404, 429) },
    },
  },
  '/api/v2/plans': {
    get: {
      ...{ tags, operationId: 'plans', summary: 'Plans, newest first, without their items' },
      responses: { '200': answer('The plans.', inData(list(plan))), ...refused(401, 403, 429) },
    },
    post: {
      ...{
        tags,
        operationId: 'make_plan',
        summary: 'Plan to a `release`, or to `rollback_to` a content that was active',
      },
      requestBody: bodyOf(planShape.schema),
      responses: { '201': answer('It is being counted.', inData(plan)), ...refused(401, 403, 404, 409, 422, 429) },
    },
  },
  '/api/v2/plans/{id}': {
    ...id,
    get: {
      ...{ tags, operationId: 'plan', summary: 'A plan with its items, what is decided, and what is still missing' },
      responses: { ...onePlan, ...refused(401, 403, 404, 429) },
    },
    patch: {
      ...{ tags, operationId: 'decide', summary: 'Decide about items; null takes a decision back' },
      requestBody: bodyOf(decisionsShape.schema),
      responses: { ...onePlan, ...refused(401, 403, 404, 409, 422, 429) },
    },
  },
  [of('choices')]: {
    ...id,
    get: {
      ...{ tags, operationId: 'plan_choices', summary: 'What an item may be replaced by' },
      parameters: [{ name: 'item', in: 'query', required: true, schema: text }],
      responses: {
        '200': answer('From what, and to what.', inData(object({ from: list(anything), to: list(anything) }))),
        ...refused(401, 403, 404, 409, 429),
      },
    },
  },
  [of('approve')]: { ...id, post: post('approve_plan', 'Agree to the plan as it was read', verdictShape.schema) },
  [of('refuse')]: { ...id, post: post('refuse_plan', 'Refuse the plan as it was read', verdictShape.schema) },
  [of('schedule')]: { ...id, post: post('schedule_plan', 'Have it applied at an instant', scheduleShape.schema) },
  [of('withdraw')]: { ...id, post: post('withdraw_plan', 'Take it back') },
  [of('apply')]: { ...id, post: post('apply_plan', 'Apply it; answers once it has begun') },
  [of('ring')]: {
    ...id,
    post: {
      ...{
        tags,
        operationId: 'ring_plan',
        summary:
          'Apply it to the people of some agencies and groups first, or to others than so far; `apply` goes on with everybody',
      },
      requestBody: bodyOf(ringShape.schema),
      responses: { '202': answer('It has begun.', inData(plan)), ...onePlan, ...refused(401, 403, 404, 409, 422, 429) },
    },
    delete: {
      ...{ tags, operationId: 'give_up_ring', summary: 'Serve those people what everybody else is served' },
      responses: { ...onePlan, ...refused(401, 403, 404, 409, 429) },
    },
  },
  [of('progress')]: {
    ...id,
    get: {
      ...{
        tags,
        operationId: 'plan_progress',
        summary: 'Phase, records done and left, as server-sent events until it is over',
      },
      responses: { '200': nothing('Events.'), ...refused(401, 403, 404, 429) },
    },
  },
}
