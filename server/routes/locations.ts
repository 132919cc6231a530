/** Places: those that there are, for everybody; made, changed and brought in from files by those who may. */
import { Hono } from 'hono'
import { location as kind } from '../../config/directory/kinds/location.ts'
import { readPlaces } from '../../config/directory/places-file.ts'
import type { Location } from '../../engine/model.ts'
import { placeOf } from '../../engine/options/places.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { mustMay } from '../accounts/managing.ts'
import type { Asked, Env } from '../context.ts'
import { wireLocation } from '../dialect/reference.ts'
import { changeEntry, merged, mustStand, standing, versionOf } from '../directory/changing.ts'
import { listed, pageResponse } from '../directory/listing.ts'
import { importsOf, isRunning, type PlaceImport, startImport } from '../directory/place-imports.ts'
import { texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { saidIn } from '../narrowed.ts'
import { pageOf } from '../page.ts'
import { bodyOf } from '../request-body.ts'
import { jsonLimits } from '../security/json-reader.ts'
import { boolean, object, optional, orNull, text } from '../security/shapes.ts'

const WRITE = 'locations:write'
const DEED = 'locations_write'
const LONG_PAGE = 100
const MEGABYTE = 1024 * 1024
const LONGEST_FILE = 8 * MEGABYTE
const MOST_LINES = 100_000
/** What it may cost to take the file apart. */
const MOST_CELLS = 1_500_000
/** What stands where a code should, behind a quote that is never closed, may be the whole file. */
const LONGEST_TOLD = 100

const code = text({ longest: 80, shortest: 1 })
const facts = {
  name: optional(texts(200)),
  p_code: optional(orNull(text({ longest: 80 }))),
  disabled: optional(boolean),
}

export const newLocationShape = object({
  data: object({ ...facts, code, name: texts(200), parent_code: optional(orNull(code)) }),
})
export const locationShape = versioned(object(facts))

const longestBase64 = Math.ceil(LONGEST_FILE / 3) * 4
export const importShape = object({
  data: object({
    file_name: text({ longest: 300, shortest: 1 }),
    data_base64: text({ longest: longestBase64, shortest: 1, pattern: /^[A-Za-z0-9+/]+={0,2}$/ }),
    content_type: optional(text({ longest: 200 })),
    only_check: optional(boolean),
    skip_refused: optional(boolean),
  }),
})

export const locations = new Hono<Env>()
  .get('/locations', auditedIfPossible('locations_read'), (c) => {
    const parent = c.req.query('parent_code')
    const all = c.var.release.model.locations.filter((place) => parent === undefined || (place.parent ?? '') === parent)
    const known = listed(
      c,
      all.map((place) => ({ ...place, id: place.code })),
    )
    return pageResponse(c, known, (place) => wire(c, place), LONG_PAGE)
  })
  .get('/locations/import/:id', audited('directory_read'), (c) => {
    mustMay(c.var.actor, WRITE)
    const found = importsOf(c.var.parts).get(c.req.param('id'))
    if (!found) throw new Problem('missing', 'directory.not_found', {})
    const { page, per, offset } = pageOf(c, { per: LONG_PAGE })
    const outcome = c.req.query('outcome')
    const lines = found.lines.filter((line) => outcome === undefined || line.outcome === outcome)
    const rows = lines.slice(offset, offset + per).map(({ line, code, outcome, issues }) => ({
      ...{ line, code: code.slice(0, LONGEST_TOLD), outcome, issues },
    }))
    return jsonResponse(c, { data: { ...wireImport(found), rows }, metadata: { total: lines.length, per, page } })
  })
  .get('/locations/:id', auditedIfPossible('locations_read'), (c) =>
    jsonResponse(c, { data: wire(c, mustStand(c, kind, c.req.param('id'))) }),
  )
  .post('/locations/import', auditedWhenRefused('locations_import'), async (c) => {
    const { actor, parts } = c.var
    mustMay(actor, WRITE)
    const json = { ...jsonLimits, textLength: longestBase64 + 2 }
    const { data } = await bodyOf(c, importShape, { bytes: longestBase64 + 4096, json })
    if ([...importsOf(parts).values()].some(isRunning)) throw new Problem('conflict', 'import.running', {})
    const text = textOf(data.data_base64)
    if (isWide(text)) throw problems.bodyRefused({ code: 'import.too_long', maximum: MOST_LINES })
    const read = readPlaces(text)
    if ('code' in read) throw problems.bodyRefused({ code: read.code, detail: read.found })
    if (read.lines.length > MOST_LINES) throw problems.bodyRefused({ code: 'import.too_long', maximum: MOST_LINES })
    const started = startImport(parts, {
      ...{ id: parts.newId(), userName: actor.userName, fileName: data.file_name, lines: read.lines },
      ...{ onlyCheck: data.only_check === true, skipRefused: data.skip_refused === true },
    })
    return jsonResponse(c, { data: wireImport(started) }, { status: 202 })
  })
  .post('/locations', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, WRITE)
    const { data } = await bodyOf(c, newLocationShape)
    const { code, parent_code: parent, ...given } = data
    const above = parent ? placeOf(c.var.release.model, parent) : undefined
    const fresh = { code, name: {}, level: above ? above.level + 1 : 0, ...(parent && { parent }) }
    const issues = standing(c, kind, code) ? [{ path: 'code', code: 'id.taken' }] : []
    const change = () => changedPlace(fresh, given)
    const after = await changeEntry(c, { kind, id: code, version: 0, action: DEED, change, issues })
    return jsonResponse(c, { data: wire(c, after) })
  })
  .patch('/locations/:id', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, WRITE)
    const place = mustStand(c, kind, c.req.param('id'))
    const { data, version } = await bodyOf(c, locationShape)
    const change = (before: Location = place) => changedPlace(before, data)
    const after = await changeEntry(c, { kind, id: place.code, version, action: DEED, change })
    return jsonResponse(c, { data: wire(c, after) })
  })

const changedPlace = (before: Location, given: ReturnType<typeof locationShape.read>['data']): Location =>
  merged<Location>(before, {
    ...(given.name && { name: given.name }),
    ...(given.p_code !== undefined && { pCode: given.p_code?.trim() || null }),
    ...(given.disabled !== undefined && { retired: given.disabled || null }),
  })

/** Known before anything is made of it. */
function isWide(text: string): boolean {
  let cells = 0
  for (const end of [',', '\n']) {
    for (let at = text.indexOf(end); at >= 0 && cells <= MOST_CELLS; at = text.indexOf(end, at + 1)) cells += 1
  }
  return cells > MOST_CELLS
}

function textOf(base64: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'))
  } catch {
    throw problems.bodyRefused({ code: 'import.not_utf8' })
  }
}

const wireImport = ({ id, fileName, state, total, done, counts, startedAt, userName, failure }: PlaceImport) => ({
  ...{ id, file_name: fileName, state, total, done, counts, started_at: startedAt, user_name: userName },
  ...(failure !== undefined && { failure }),
})

const wire = (c: Asked, place: Location) => ({
  ...wireLocation(place, saidIn(c, place.name), saidIn(c, c.var.release.model.instance.locationLevels[place.level])),
  ...(c.var.actor.manages.has('locations:read') && {
    name_i18n: place.name,
    version: versionOf(c, kind, place.code),
  }),
})
