/** The configuration in the dialect's shapes, to read only: for integrations. The screens of our own work with `/model`. */
import { Hono } from 'hono'
import { Problem } from '../../engine/problems.ts'
import type { Asked, Env } from '../context.ts'
import { wireForms } from '../dialect/forms.ts'
import { wireLookup, wireRole } from '../dialect/reference.ts'
import { jsonResponse } from '../json-response.ts'
import { auditedIfPossible } from '../middleware/audited.ts'
import { narrowed, saidIn } from '../narrowed.ts'
import { pageOf } from '../page.ts'

const LONG_PAGE = 100
const PERMISSION = 'configuration:read'

export const metadata = new Hono<Env>()
  .get('/forms', auditedIfPossible('forms_read'), (c) => all(c, formsOf(c)))
  .get('/forms/:id', auditedIfPossible('forms_read'), (c) => one(c, formsOf(c)))
  .get('/lookups', auditedIfPossible('lookups_read'), (c) => paged(c, lookupsOf(c), LONG_PAGE))
  .get('/lookups/:id', auditedIfPossible('lookups_read'), (c) => one(c, lookupsOf(c)))
  .get('/roles', auditedIfPossible('roles_read'), (c) => paged(c, rolesOf(c), LONG_PAGE))
  .get('/roles/:id', auditedIfPossible('roles_read'), (c) => one(c, rolesOf(c)))

interface Known {
  readonly unique_id: string
}

const formsOf = (c: Asked) => wireForms(narrowed(c))
const lookupsOf = (c: Asked) => Object.values(narrowed(c).lookups).map(wireLookup)
/** Roles say what others may do: for those who may read the configuration; to everybody their own. */
function rolesOf(c: Asked) {
  const { actor, release } = c.var
  const isMine = (id: string) => id === actor.role
  return Object.values(release.model.roles)
    .filter(({ id }) => actor.manages.has(PERMISSION) || isMine(id))
    .map((role) => wireRole(role, saidIn(c, role.label)))
}

const all = (c: Asked, data: readonly Known[]) => jsonResponse(c, { data })

function paged(c: Asked, entries: readonly Known[], standard: number): Promise<Response> {
  const { page, per, offset } = pageOf(c, { per: standard })
  return jsonResponse(c, { data: entries.slice(offset, offset + per), metadata: { total: entries.length, per, page } })
}

function one(c: Asked, entries: readonly Known[]): Promise<Response> {
  const id = c.req.param('id' as never) as string
  const data = entries.find((entry) => entry.unique_id === id)
  if (!data) throw new Problem('missing', 'metadata.not_found', {})
  return jsonResponse(c, { data })
}
