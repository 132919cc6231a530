/** Releases: those that came in, the one that is active, and what was done with them here. */
import { Hono } from 'hono'
import { driftFrom } from '../../config/directory/drift.ts'
import { keyIdOf } from '../../config/release/keys.ts'
import { bundleLimits } from '../../config/release/read.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import type { Promotion } from '../promotion/promotion.ts'
import { toldBundle, toldDrift, toldPurge, toldReceipt, toldShortReceipt } from '../promotion/told-plan.ts'
import { bodyOf, bytesOf } from '../request-body.ts'
import { object, text } from '../security/shapes.ts'
import type { KeptPlan } from '../stores/promotion-stores.ts'

const MOST_TOLD = 100
/** How many releases before the active one may be gone back to. */
const FAR_BACK = 10

export const trustedKeyShape = object({
  name: text({ shortest: 1, longest: 200 }),
  public_key: text({ longest: 44, pattern: /^[A-Za-z0-9+/]{43}=$/ }),
})

export const releases = (promotion: Promotion) =>
  new Hono<Env>()
    .get('/releases', audited('releases_list'), entrusted('configuration:read'), async (c) => {
      const { directory } = c.var.parts.stores
      const { bundles, receipts } = c.var.parts.stores.promotion
      const [kept, done, whole] = [
        await bundles.list(MOST_TOLD),
        await receipts.list(MOST_TOLD),
        await promotion.verifyReceipts(),
      ]
      const data = {
        active: await activeIn(c),
        releases: kept.map(toldBundle),
        back_to: await backTo(c),
        receipts: done.map(toldShortReceipt),
        receipts_whole: whole.whole,
        purges: await purgesIn(c),
        drift: driftFrom(c.var.parts.configuration.base(), directory.changed()).map(toldDrift),
        most_bytes: bundleLimits.bytes,
        key: { id: keyIdOf(promotion.publicKey), public_key: promotion.publicKey },
      }
      return jsonResponse(c, { data })
    })
    .post('/releases', auditedWhenRefused('release_receive'), entrusted('configuration:plan'), async (c) => {
      const tooLarge = () => problems.bodyRefused({ code: 'release.too_large', maximum: bundleLimits.bytes })
      const read = () => bytesOf(c, bundleLimits.bytes, tooLarge)
      const { hash, isNew } = await promotion.receiveFrom(read, c.var.actor.userName)
      const facts = await factsOf(c, hash)
      return jsonResponse(c, { data: { ...facts, already: !isNew } }, { status: isNew ? 201 : 200 })
    })
    .get('/releases/:hash', audited('release_show'), entrusted('configuration:read'), async (c) =>
      jsonResponse(c, { data: await factsOf(c, c.req.param('hash')) }),
    )
    .get('/releases/:hash/bundle', audited('release_fetch'), entrusted('configuration:share'), async (c) => {
      const kept = await c.var.parts.stores.promotion.bundles.get(c.req.param('hash'))
      if (!kept || kept.text === '') throw new Problem('missing', 'release.not_found', {})
      return c.body(kept.text, 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="release-${kept.hash.slice(0, 12)}.json"`,
      })
    })
    .get('/receipts/:seq', audited('releases_list'), entrusted('configuration:read'), async (c) => {
      const receipt = await c.var.parts.stores.promotion.receipts.get(Number(c.req.param('seq')))
      if (!receipt) throw new Problem('missing', 'receipt.not_found', {})
      const data = { ...toldReceipt(receipt), signed: promotion.isReceiptOurs(receipt) }
      return jsonResponse(c, { data })
    })
    .get('/trusted_keys', audited('trusted_keys_list'), entrusted('configuration:share'), async (c) => {
      const keys = await c.var.parts.stores.promotion.trustedKeys.list()
      const data = keys.map(({ publicKey, addedBy, addedAt, ...key }) => ({
        ...key,
        ...{ public_key: publicKey, added_by: addedBy, added_at: addedAt },
      }))
      return jsonResponse(c, { data })
    })
    .post('/trusted_keys', auditedWhenRefused('trusted_key_add'), entrusted('configuration:share'), async (c) => {
      const { name, public_key: publicKey } = await bodyOf(c, trustedKeyShape)
      const [at, userName] = [nowOf(c).instant, c.var.actor.userName]
      const key = { id: keyIdOf(publicKey), name, publicKey, addedBy: userName, addedAt: at }
      const note = { at, userName, action: 'trusted_key_add' }
      const isNew = await c.var.parts.stores.promotion.trustedKeys.add(key, note)
      return jsonResponse(c, { data: { id: key.id, name, already: !isNew } }, { status: isNew ? 201 : 200 })
    })
    .delete(
      '/trusted_keys/:id',
      auditedWhenRefused('trusted_key_remove'),
      entrusted('configuration:share'),
      async (c) => {
        const note = { at: nowOf(c).instant, userName: c.var.actor.userName, action: 'trusted_key_remove' }
        const isGone = await c.var.parts.stores.promotion.trustedKeys.remove(c.req.param('id'), note)
        if (!isGone) throw new Problem('missing', 'trusted_key.not_found', {})
        return c.body(null, 204)
      },
    )

/** Managed: it came by a plan. Else the folder leads. */
async function activeIn(c: Asked) {
  const { model } = c.var.release
  const { stores } = c.var.parts
  const receipt = await stores.promotion.receipts.newest()
  return {
    ...{ content: model.hash, version: model.instance.version, managed: receipt?.content === model.hash },
    ...(receipt?.content === model.hash && { since: receipt.at, by: receipt.by, release: receipt.bundle }),
  }
}

/** What is to be destroyed on its day, and what was. */
async function purgesIn(c: Asked) {
  const { purges, plans } = c.var.parts.stores.promotion
  const all = (await purges.list()).slice(-MOST_TOLD)
  const decided = new Map<string, KeptPlan | undefined>()
  for (const { plan } of all) if (!decided.has(plan)) decided.set(plan, await plans.get(plan))
  return all.map((purge) => toldPurge(purge, decided.get(purge.plan)))
}

/** What was active before, newest first. */
async function backTo(c: Asked) {
  const { releases, promotion } = c.var.parts.stores
  const served = (await releases.list(FAR_BACK + 1)).filter(({ hash }) => hash !== c.var.release.model.hash)
  return Promise.all(
    served.map(async ({ hash, activatedAt }) => ({
      ...{ content: hash, version: (await releases.model(hash))?.instance.version ?? '', activated_at: activatedAt },
      release: (await promotion.bundles.ofContent(hash))?.hash,
    })),
  )
}

async function factsOf(c: Asked, hash: string) {
  const { bundles } = c.var.parts.stores.promotion
  const kept = await bundles.get(hash)
  if (!kept || kept.text === '') throw new Problem('missing', 'release.not_found', {})
  const { release, signatures } = JSON.parse(kept.text) as {
    readonly release: Readonly<Record<string, unknown>> & { readonly files: object }
    readonly signatures: readonly { readonly key: string }[]
  }
  const { files, cast: _, ...said } = release
  const { text: __, ...facts } = kept
  return { ...toldBundle(facts), ...said, files: Object.keys(files), signed_by: signatures.map(({ key }) => key) }
}
