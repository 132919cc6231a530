/**
 * The floor: the same work in its barest form on the same libraries. Session look-up, SQL over typed columns with the
 * right indexes, JSON, a change row and an audit row with full fsync; no validation, no policy, no configuration.
 */
import { createHash, randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import { verify } from '@node-rs/argon2'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { COLUMNS } from './fill.ts'

const [path = '', port = '0'] = process.argv.slice(2)
const db = new Database(path)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')

const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const session = db.prepare('SELECT user, scope, principal FROM sessions WHERE token = ?')
const user = db.prepare('SELECT name, hash, scope, principal FROM users WHERE name = ?')
const newSession = db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?)')
const one = db.prepare('SELECT doc, version FROM docs WHERE id = ?')
const insert = db.prepare(`INSERT INTO docs VALUES (${COLUMNS.map(() => '?').join(', ')})`)
const update = db.prepare('UPDATE docs SET doc = ?, version = version + 1, sex = ?, risk = ? WHERE id = ?')
const change = db.prepare('INSERT INTO changes (record, version, by, at, fields) VALUES (?, ?, ?, ?, ?)')
const audit = db.prepare('INSERT INTO audit (at, user, action, record) VALUES (?, ?, ?, ?)')

interface Who {
  user: string
  scope: 'owner' | 'grp' | 'agency' | 'everything'
  principal: string
}
const SCOPE = { owner: 'owner = ? AND', grp: 'grp = ? AND', agency: 'agency = ? AND', everything: '' }
const lists = Object.fromEntries(
  Object.entries(SCOPE).map(([scope, condition]) => {
    const where = `FROM docs WHERE ${condition} enabled = 1 AND status = 'open' AND sex = ? AND risk = ?`
    return [
      scope,
      {
        rows: db.prepare(
          `SELECT id, version, name, sex, risk, created, owner, status ${where} ORDER BY created DESC, id LIMIT ? OFFSET ?`,
        ),
        total: db.prepare(`SELECT count(*) AS total ${where}`),
      },
    ]
  }),
)

const save = db.transaction((id: string, doc: Record<string, unknown>, version: number, by: string, fields: object) => {
  update.run(JSON.stringify(doc), doc['sex'] ?? null, doc['risk_level'] ?? null, id)
  const at = new Date().toISOString()
  change.run(id, version, by, at, JSON.stringify(fields))
  audit.run(at, by, 'update', id)
})
const create = db.transaction((id: string, doc: Record<string, unknown>, by: string) => {
  const at = new Date().toISOString()
  const text = JSON.stringify(doc)
  insert.run(
    id,
    text,
    1,
    by,
    by,
    by,
    'open',
    1,
    doc['sex'] ?? null,
    doc['risk_level'] ?? null,
    at,
    doc['name_first'] ?? null,
  )
  change.run(id, 1, by, at, text)
  audit.run(at, by, 'create', id)
})

const app = new Hono<{ Variables: { who: Who } }>()
app.post('/api/v2/tokens', async (c) => {
  const body = (await c.req.json()) as { user: { user_name: string; password: string } }
  const account = user.get(body.user.user_name) as (Who & { name: string; hash: string }) | undefined
  if (!account || !(await verify(account.hash, body.user.password))) return c.json({}, 401)
  const token = randomBytes(32).toString('base64url')
  newSession.run(sha(token), account.name, account.scope, account.principal)
  return c.json({ id: account.name, user_name: account.name, token })
})
app.get('/health', (c) => c.body(null, 204))
app.use('/api/v2/cases/*', async (c, next) => {
  const who = session.get(sha((c.req.header('authorization') ?? '').slice(7))) as Who | undefined
  if (!who) return c.json({}, 401)
  c.set('who', who)
  return next()
})
app.get('/api/v2/cases/', (c) => {
  const { scope, principal } = c.var.who
  const list = lists[scope] as (typeof lists)[string]
  const per = Number(c.req.query('per') ?? 20)
  const values = [...(scope === 'everything' ? [] : [principal]), c.req.query('sex'), c.req.query('risk_level')]
  const rows = list.rows.all(...values, per, (Number(c.req.query('page') ?? 1) - 1) * per)
  const { total } = list.total.get(...values) as { total: number }
  audit.run(new Date().toISOString(), c.var.who.user, 'list', null)
  return c.json({ data: rows, metadata: { total, per, page: 1 } })
})
app.get('/api/v2/cases/:id', (c) => {
  const row = one.get(c.req.param('id')) as { doc: string; version: number } | undefined
  if (!row) return c.json({}, 404)
  audit.run(new Date().toISOString(), c.var.who.user, 'show', c.req.param('id'))
  return c.json({ data: { ...(JSON.parse(row.doc) as object), id: c.req.param('id'), version: row.version } })
})
app.patch('/api/v2/cases/:id', async (c) => {
  const { data } = (await c.req.json()) as { data: Record<string, unknown> }
  const row = one.get(c.req.param('id')) as { doc: string; version: number }
  save(c.req.param('id'), { ...(JSON.parse(row.doc) as object), ...data }, row.version + 1, c.var.who.user, data)
  return c.json({ data: { ...data, id: c.req.param('id'), version: row.version + 1 } })
})
app.post('/api/v2/cases/', async (c) => {
  const { data } = (await c.req.json()) as { data: Record<string, unknown> & { id: string } }
  create(data.id, data, c.var.who.user)
  return c.json({ data: { id: data.id, version: 1 } })
})

serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
