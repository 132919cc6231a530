/** Drafts of the configuration, for those who may edit it. */
import { Hono } from 'hono'
import type { Operation } from '../../config/editing/operation.ts'
import { type FileKind, filePlaces } from '../../config/file-kinds.ts'
import { Problem, problems } from '../../engine/problems.ts'
import type { Asked, Env } from '../context.ts'
import type { Editing } from '../editing/editing.ts'
import { editingVocabulary } from '../editing/vocabulary.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import { pageOf } from '../page.ts'
import { bodyOf, bytesOf } from '../request-body.ts'
import { anyObject, listOf, object, optional, text, wholeNumber } from '../security/shapes.ts'
import type { Draft } from '../stores/drafts-store.ts'

const MOST_STEPS = 100
const MOST_OPERATIONS = 200
const FOLDER = { bytes: 64 * 1024 * 1024, json: { depth: 8, keys: 20_000, items: 20_000, textLength: 4_000_000 } }

const version = wholeNumber(1)
const words = (longest: number) => text({ longest, shortest: 1 })
export const draftShape = object({ data: object({ name: text({ longest: 200, shortest: 1, pattern: /\S/ }) }) })
export const operationsShape = object({ data: object({ version, operations: listOf(anyObject, MOST_OPERATIONS) }) })
export const undoShape = object({ data: object({ version }) })
export const followShape = object({ data: object({ version, take: optional(anyObject) }) })
export const filesShape = object({ data: object({ version, files: anyObject }) })
export const draftReleaseShape = object({ data: object({ version, message: optional(words(2000)) }) })

const EDIT = 'configuration:edit'
const kinds: ReadonlySet<string> = new Set(['field', ...filePlaces.map(({ kind }) => kind)])

export function drafts(editing: Editing) {
  const { drafting } = editing
  const idOf = (c: Asked) => c.req.param('id' as never) as string
  const draftOf = (c: Asked): Promise<Draft> => editing.get(idOf(c))
  const by = (c: Asked) => c.var.actor.userName
  const toldNow = async (c: Asked, draft: Draft) => {
    const behind = await editing.isBehind(draft)
    const version = (await editing.versionFrom(draft)) ?? (behind ? undefined : c.var.release.model.instance.version)
    return { ...told(draft), behind, from: version ?? null }
  }

  return new Hono<Env>()
    .get('/configuration_drafts', audited('drafts_list'), entrusted(EDIT), async (c) => {
      const all = await editing.list()
      const data = await Promise.all(all.map(async ({ files, ...draft }) => ({ ...(await toldNow(c, draft)), files })))
      return jsonResponse(c, { data })
    })
    .post('/configuration_drafts', auditedWhenRefused('draft_begin'), entrusted(EDIT), async (c) => {
      const { data } = await bodyOf(c, draftShape)
      const draft = await editing.begin(data.name.trim(), by(c))
      return jsonResponse(c, { data: await toldNow(c, draft) }, { status: 201 })
    })
    .patch('/configuration_drafts/:id', auditedWhenRefused('draft_rename'), entrusted(EDIT), async (c) => {
      const { data } = await bodyOf(c, draftShape)
      return jsonResponse(c, { data: await toldNow(c, await editing.rename(idOf(c), data.name.trim(), by(c))) })
    })
    .get('/configuration_drafts/:id', audited('draft_show'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      const [steps, files] = [await editing.steps(draft.id, MOST_STEPS), await editing.filesOf(draft.id)]
      const changed = [...files].map(([path, now]) => ({ path, removed: now === null }))
      const data = { ...(await toldNow(c, draft)), steps, files: changed }
      return jsonResponse(c, { data })
    })
    .delete('/configuration_drafts/:id', auditedWhenRefused('draft_end'), entrusted(EDIT), async (c) => {
      await editing.end(idOf(c), by(c))
      return c.body(null, 204)
    })
    .post('/configuration_drafts/:id/operations', auditedWhenRefused('draft_edit'), entrusted(EDIT), async (c) => {
      const { data } = await bodyOf(c, operationsShape, { bytes: 1024 * 1024 })
      return jsonResponse(c, {
        data: await editing.perform(idOf(c), data.version, operationsIn(data.operations), by(c)),
      })
    })
    .post('/configuration_drafts/:id/undo', auditedWhenRefused('draft_undo'), entrusted(EDIT), async (c) => {
      const { data } = await bodyOf(c, undoShape)
      return jsonResponse(c, { data: await editing.undo(idOf(c), data.version, by(c)) })
    })
    .post('/configuration_drafts/:id/follow', auditedWhenRefused('draft_follow'), entrusted(EDIT), async (c) => {
      const { data } = await bodyOf(c, followShape)
      return jsonResponse(c, { data: await editing.follow(idOf(c), data.version, takesIn(data.take ?? {}), by(c)) })
    })
    .get('/configuration_drafts/:id/issues', auditedIfPossible('draft_read'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      const { issues, errors, warnings } = await drafting.work(draft, 'issues')
      return jsonResponse(c, { data: issues, metadata: { version: draft.version, errors, warnings } })
    })
    .get('/configuration_drafts/:id/model', auditedIfPossible('draft_read'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      const role = c.req.query('role')
      if (role === undefined) {
        const whole = await drafting.work(draft, 'whole', c.req.query('record_type'))
        if (!whole) throw problems.queryRefused({ field: 'record_type', code: 'query.unreadable_value' })
        return jsonResponse(c, { data: whole, metadata: { version: draft.version } })
      }
      const preview = await drafting.work(draft, 'model', role, c.req.query('locale') ?? c.var.actor.locale)
      if (!preview) throw new Problem('conflict', 'draft.no_preview', {})
      const { model, actor, current, errors } = preview
      return jsonResponse(c, { data: model, actor, metadata: { version: draft.version, current, errors } })
    })
    .get('/configuration_drafts/:id/things', auditedIfPossible('draft_read'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      const kind = asked(c, 'kind')
      if (!kinds.has(kind)) throw problems.queryRefused({ field: 'kind', code: 'query.unreadable_value' })
      const data = await drafting.work(draft, 'things', kind as FileKind, c.req.query('record_type'))
      return jsonResponse(c, { data, metadata: { version: draft.version } })
    })
    .get('/configuration_drafts/:id/texts', auditedIfPossible('draft_read'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      const { page, per, offset } = pageOf(c, { per: 100 })
      const [under, missing, query] = [c.req.query('under'), c.req.query('missing'), c.req.query('query')]
      const question = {
        ...{ offset, limit: per },
        ...(under !== undefined && { under }),
        ...(missing !== undefined && { missing }),
        ...(query !== undefined && query !== '' && { query }),
      }
      const { texts, total, locales, defaultLocale } = await drafting.work(draft, 'texts', question)
      const metadata = { total, per, page, version: draft.version, locales, default_locale: defaultLocale }
      return jsonResponse(c, { data: texts, metadata })
    })
    .get('/configuration_drafts/:id/vocabulary', auditedIfPossible('draft_read'), entrusted(EDIT), async (c) => {
      await draftOf(c)
      return jsonResponse(c, { data: editingVocabulary(c.var.release.model) })
    })
    .post('/configuration_drafts/:id/tests', audited('draft_test'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      const report = await drafting.work(draft, 'tests')
      if ('errors' in report) throw new Problem('conflict', 'draft.has_errors', { actual: report.errors })
      return jsonResponse(c, { data: report, metadata: { version: draft.version } })
    })
    .get('/configuration_drafts/:id/files', audited('draft_fetch'), entrusted(EDIT), async (c) => {
      const draft = await draftOf(c)
      if (c.req.query('format') === 'json') {
        const files = Object.fromEntries(await drafting.work(draft, 'files'))
        return jsonResponse(c, { data: { version: draft.version, files } })
      }
      const tar = await drafting.work(draft, 'tar')
      return c.body(tar as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': 'application/x-tar',
        'Content-Disposition': `attachment; filename="configuration-${draft.version}.tar"`,
      })
    })
    .put('/configuration_drafts/:id/files', auditedWhenRefused('draft_files'), entrusted(EDIT), async (c) => {
      if (/^application\/x-tar\b/i.test(c.req.header('content-type') ?? '')) {
        const tar = await bytesOf(c, FOLDER.bytes)
        return jsonResponse(c, { data: await editing.replace(idOf(c), versionIn(c), { tar }, by(c)) })
      }
      const { data } = await bodyOf(c, filesShape, FOLDER)
      return jsonResponse(c, {
        data: await editing.replace(idOf(c), data.version, { files: textsIn(data.files) }, by(c)),
      })
    })
    .post('/configuration_drafts/:id/release', auditedWhenRefused('draft_release'), entrusted(EDIT), async (c) => {
      const { data } = await bodyOf(c, draftReleaseShape)
      const { promotion } = c.var.parts
      if (!promotion) throw new Problem('missing', 'route.unknown', {})
      const { message } = data
      const author = c.var.actor.fullName || by(c)
      const release = await editing.build(idOf(c), data.version, { author, ...(message !== undefined && { message }) })
      const { hash, isNew } = await promotion.receive(promotion.signed(release), by(c))
      const facts = { release: hash, content: release.content, version: release.version, already: !isNew }
      return jsonResponse(c, { data: facts }, { status: isNew ? 201 : 200 })
    })
}

const told = ({ id, name, basis, version, madeBy, madeAt, changedAt }: Draft) => ({
  ...{ id, name, basis, version },
  ...{ made_by: madeBy, made_at: madeAt, changed_at: changedAt },
})

function asked(c: Asked, field: string): string {
  const value = c.req.query(field)
  if (value === undefined || value === '') throw problems.queryRefused({ field, code: 'query.unreadable_value' })
  return value
}

function versionIn(c: Asked): number {
  const value = Number(asked(c, 'version'))
  if (!Number.isSafeInteger(value)) throw problems.queryRefused({ field: 'version', code: 'query.unreadable_value' })
  return value
}

function operationsIn(list: readonly object[]): readonly Operation[] {
  return list.map((one, index) => {
    const { kind } = one as { readonly kind?: unknown }
    if (typeof kind !== 'string')
      throw problems.bodyRefused({ code: 'body.value_missing', detail: `/data/operations/${index}/kind` })
    return one as Operation
  })
}

const textsIn = (files: object): readonly (readonly [string, string])[] =>
  Object.entries(files).map(([path, content]) => {
    if (typeof content !== 'string')
      throw problems.bodyRefused({ code: 'body.wrong_type', detail: `/data/files/${path.slice(0, 100)}` })
    return [path, content]
  })

const takesIn = (take: object): Readonly<Record<string, 'mine' | 'theirs'>> =>
  Object.fromEntries(
    Object.entries(take).map(([conflict, side]) => {
      if (side === 'mine' || side === 'theirs') return [conflict, side]
      throw problems.bodyRefused({ code: 'body.wrong_form', detail: `/data/take/${conflict.slice(0, 100)}` })
    }),
  )
