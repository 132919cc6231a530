/** User groups: those that there are, for everybody; made and changed by those who may. */
import { Hono } from 'hono'
import { userGroup } from '../../config/directory/kinds/user-group.ts'
import type { UserGroup } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import { givableBy, mustMay, widthOf } from '../accounts/managing.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { wireGroup } from '../dialect/reference.ts'
import { changeEntry, merged, mustStand, standing, versionOf } from '../directory/changing.ts'
import { listed, pageResponse } from '../directory/listing.ts'
import { texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { saidIn } from '../narrowed.ts'
import { bodyOf } from '../request-body.ts'
import { boolean, listOf, object, optional, text } from '../security/shapes.ts'

const WRITE = 'user_groups:write'
const DEED = 'user_groups_write'
const LONG_PAGE = 100

const id = text({ longest: 60, shortest: 1 })
const facts = {
  name: optional(texts(200)),
  agency_unique_ids: optional(listOf(id, 100)),
  disabled: optional(boolean),
}

export const newGroupShape = object({ data: object({ ...facts, unique_id: id, name: texts(200) }) })
export const groupShape = versioned(object(facts))

export const userGroups = new Hono<Env>()
  .get('/user_groups', auditedIfPossible('user_groups_read'), (c) =>
    pageResponse(c, listed(c, Object.values(c.var.release.model.userGroups)), (group) => wire(c, group), LONG_PAGE),
  )
  .get('/user_groups/:id', auditedIfPossible('user_groups_read'), (c) =>
    jsonResponse(c, { data: wire(c, mustStand(c, userGroup, c.req.param('id'))) }),
  )
  .post('/user_groups', auditedWhenRefused(DEED), async (c) => {
    const { actor, release, parts } = c.var
    mustMay(actor, WRITE)
    const { data } = await bodyOf(c, newGroupShape)
    const width = widthOf(release.model, actor)
    const { unique_id: id, ...given } = data
    // Who manages some people only would not see what they made.
    const agencies = width === 'agency' ? [actor.agency] : given.agency_unique_ids
    const isTaken = standing(c, userGroup, id) !== undefined
    await changeEntry(c, {
      ...{ kind: userGroup, id, version: 0, action: DEED },
      change: () => changedGroup({ id, name: {} }, { ...given, ...(agencies && { agency_unique_ids: agencies }) }),
      issues: isTaken ? [{ path: 'unique_id', code: 'id.taken' }] : [],
    })
    if (width === 'group') {
      const note = { at: nowOf(c).instant, userName: actor.userName, action: 'users_update' }
      await parts.stores.accounts.update(c.var.session.account.id, { groups: [...actor.groups, id] }, note)
    }
    return jsonResponse(c, { data: wire(c, mustStand(c, userGroup, id)) })
  })
  .patch('/user_groups/:id', auditedWhenRefused(DEED), async (c) => {
    const { actor, release, parts } = c.var
    mustMay(actor, WRITE)
    const group = mustStand(c, userGroup, c.req.param('id'))
    const { width, groups } = await givableBy(release.model, actor, parts.stores.accounts)
    if (!groups.includes(group.id)) throw problems.actionForbidden({ action: WRITE })
    const { data, version } = await bodyOf(c, groupShape)
    if (width !== 'all' && data.agency_unique_ids !== undefined) throw problems.actionForbidden({ action: WRITE })
    const { id } = group
    const change = (before: UserGroup = group) => changedGroup(before, data)
    const after = await changeEntry(c, { kind: userGroup, id, version, action: DEED, change })
    return jsonResponse(c, { data: wire(c, after) })
  })

type Given = Omit<ReturnType<typeof newGroupShape.read>['data'], 'unique_id' | 'name'> & {
  readonly name?: Readonly<Record<string, string>>
}

const changedGroup = (before: UserGroup, { name, agency_unique_ids: agencies, disabled }: Given): UserGroup =>
  merged<UserGroup>(before, {
    ...(name && { name }),
    ...(agencies && { agencies: agencies.length > 0 ? agencies : null }),
    ...(disabled !== undefined && { retired: disabled || null }),
  })

/** With all languages for those who change it. */
const wire = (c: Asked, group: UserGroup) => ({
  ...wireGroup(group, saidIn(c, group.name)),
  ...(c.var.actor.manages.has('user_groups:read') && {
    name_i18n: group.name,
    agency_unique_ids: group.agencies ?? [],
    version: versionOf(c, userGroup, group.id),
  }),
})
