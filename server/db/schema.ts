/**
 * The fixed tables, one schema for every configuration. Tables that follow the configuration are made by
 * server/projection. `npx drizzle-kit generate` writes the migrations after a change here.
 */
import { sql } from 'drizzle-orm'
import { blob, check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Records as they are now. The truth; everything else about them is history or can be made again. */
export const records = sqliteTable(
  'records',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    programme: text().notNull(),
    version: integer().notNull(),
    /** `{ answers, core }`, never queried into. */
    state: text().notNull(),
    /** Up to which of the `levels` the state was taken. */
    level: integer().notNull().default(0),
  },
  (table) => [
    index('records_by_type').on(table.type, table.id),
    index('records_by_level').on(table.type, table.level),
    check('state_is_json', sql`json_valid(${table.state})`),
  ],
)

/** How records came to be what they are. Chained per record; written once. */
export const changes = sqliteTable(
  'changes',
  {
    record: text().notNull(),
    version: integer().notNull(),
    action: text().notNull(),
    by: text().notNull(),
    at: text().notNull(),
    mutation: text().notNull(),
    release: text().notNull(),
    /** H(salt ‖ payload): the payload can be erased and the chain still holds. */
    payloadHash: text('payload_hash').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.record, table.version] })],
)

/** What the entries of the log say, apart from them so that it can be erased. */
export const changePayloads = sqliteTable(
  'change_payloads',
  {
    record: text().notNull(),
    version: integer().notNull(),
    salt: blob({ mode: 'buffer' }).notNull(),
    payload: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.record, table.version] }),
    check('payload_is_json', sql`json_valid(${table.payload})`),
  ],
)

/** To which record a row of a subform belongs, for good: the same id in another record is somebody else's row. */
export const rowHomes = sqliteTable('row_homes', {
  row: text().primaryKey(),
  record: text().notNull(),
})

/** Bytes that are kept, by their SHA-256. The key seals them: without this row the sealed bytes on the disk say nothing. */
export const files = sqliteTable('files', {
  hash: text().primaryKey(),
  /** Under which they stand on the disk. */
  name: text().notNull(),
  key: blob({ mode: 'buffer' }).notNull(),
  size: integer().notNull(),
})

/** Who sent which bytes of late: only they may attach them. */
export const stagedFiles = sqliteTable(
  'staged_files',
  {
    userName: text('user_name').notNull(),
    file: text()
      .notNull()
      .references(() => files.hash),
    fileName: text('file_name').notNull(),
    contentType: text('content_type').notNull(),
    /** Of all that was sent, the same bytes again included. */
    received: integer().notNull(),
    stagedAt: integer('staged_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userName, table.file] }),
    index('staged_files_by_time').on(table.stagedAt),
    index('staged_files_by_file').on(table.file),
  ],
)

/** Records whose answers name the bytes, or once did: their history still does. */
export const fileUses = sqliteTable(
  'file_uses',
  {
    file: text()
      .notNull()
      .references(() => files.hash),
    record: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.file, table.record] })],
)

/** Who did what, in one chain. `head` is the hash of the record's newest log entry, which no later cut of the log can undo. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer().primaryKey(),
    at: text().notNull(),
    userName: text('user_name'),
    action: text().notNull(),
    recordType: text('record_type'),
    record: text(),
    version: integer(),
    head: text(),
    hash: text().notNull(),
  },
  (table) => [
    index('audit_by_record').on(table.record, table.seq),
    index('audit_by_time').on(table.at, table.action),
    index('audit_by_user').on(table.userName, table.at, table.action),
    index('audit_by_action').on(table.action, table.at),
    index('audit_by_type').on(table.recordType, table.at, table.action),
  ],
)

/** Every write that was ever applied, so that its replay changes nothing. */
export const mutations = sqliteTable('mutations', {
  id: text().primaryKey(),
  userName: text('user_name').notNull(),
  fingerprint: text().notNull(),
  result: text().notNull(),
  at: text().notNull(),
})

export const users = sqliteTable('users', {
  id: text().primaryKey(),
  userName: text('user_name').notNull().unique(),
  /** The user name as it is compared. */
  nameKey: text('name_key').notNull().unique(),
  fullName: text('full_name').notNull(),
  code: text(),
  email: text(),
  phone: text(),
  position: text(),
  location: text(),
  locale: text(),
  calendar: text(),
  services: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  /** Null: those of the agency count, whatever stands in the list. */
  ownServices: integer('own_services', { mode: 'boolean' }),
  role: text().notNull(),
  agency: text().notNull(),
  disabled: integer({ mode: 'boolean' }).notNull(),
  /** Null: mail is wanted. */
  sendMail: integer('send_mail', { mode: 'boolean' }),
  /** Notifications of which no mail is wanted. */
  mailOff: text('mail_off', { mode: 'json' }).$type<readonly string[]>(),
  membershipVersion: integer('membership_version').notNull(),
  passwordHash: text('password_hash').notNull(),
})

export const userGroups = sqliteTable(
  'user_groups',
  {
    user: text()
      .notNull()
      .references(() => users.id),
    group: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.user, table.group] }), index('user_groups_by_group').on(table.group)],
)

/** By SHA-256 of the token, so that a copy of the database signs nobody in. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    user: text()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: ['cookie', 'bearer'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    lastSeenAt: integer('last_seen_at').notNull(),
    /** What was signed in with, as people call it: browser and system, never the whole header. */
    agent: text(),
  },
  (table) => [index('sessions_by_user').on(table.user)],
)

export const deviceKeys = sqliteTable(
  'device_keys',
  {
    user: text()
      .notNull()
      .references(() => users.id),
    device: text().notNull(),
    key: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.user, table.device] })],
)

/** Token buckets and counts of failures. */
export const limits = sqliteTable(
  'limits',
  {
    key: text().primaryKey(),
    tokens: real().notNull(),
    filledAt: integer('filled_at').notNull(),
    failures: integer().notNull(),
    failedAt: integer('failed_at').notNull(),
  },
  (table) => [index('limits_by_time').on(table.filledAt)],
)

/** At most one: the hash of the token that makes the first account. */
export const setUpTokens = sqliteTable('set_up_tokens', {
  tokenHash: text('token_hash').primaryKey(),
  expiresAt: integer('expires_at').notNull(),
})

/** What people were told of in the application: who, which record, by whose doing. Never an answer. */
export const notices = sqliteTable(
  'notices',
  {
    id: text().primaryKey(),
    user: text()
      .notNull()
      .references(() => users.id),
    at: text().notNull(),
    notification: text().notNull(),
    recordType: text('record_type').notNull(),
    record: text().notNull(),
    shortId: text('short_id').notNull(),
    /** Form to open. */
    form: text(),
    /** User name of whoever did it. */
    by: text().notNull(),
    readAt: text('read_at'),
    /** Told to somebody who need not reach the record. */
    beyondReach: integer('beyond_reach', { mode: 'boolean' }),
  },
  (table) => [index('notices_by_user').on(table.user, table.at), index('notices_by_time').on(table.at)],
)

/** Mails to be: to whom and of what kind. Their text is made when they leave, and kept nowhere. */
export const mails = sqliteTable(
  'mails',
  {
    id: text().primaryKey(),
    user: text()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: ['notice', 'welcome', 'password-reset', 'password-changed'] }).notNull(),
    /** Of kind `notice`: which. */
    notice: text().references(() => notices.id, { onDelete: 'cascade' }),
    /** Milliseconds since the epoch. */
    at: integer().notNull(),
    state: text({ enum: ['queued', 'sending', 'sent', 'failed', 'none'] }).notNull(),
    attempts: integer().notNull(),
    nextAt: integer('next_at').notNull(),
  },
  (table) => [
    index('mails_by_state').on(table.state, table.nextAt),
    index('mails_by_notice').on(table.notice),
    index('mails_by_time').on(table.at),
  ],
)

/** By SHA-256 of the one-time token of a link to choose a new password; at most one for each person. */
export const passwordResets = sqliteTable('password_resets', {
  tokenHash: text('token_hash').primaryKey(),
  user: text()
    .notNull()
    .unique()
    .references(() => users.id),
  expiresAt: integer('expires_at').notNull(),
})

/** Every release that was ever active, as it was compiled. */
export const releases = sqliteTable(
  'releases',
  {
    hash: text().primaryKey(),
    model: text().notNull(),
    activatedAt: text('activated_at').notNull(),
    /** Grows with each activation, also of an old release. */
    turn: integer().notNull(),
    /** The newest of the `levels` when it was last activated: records that were written under it are of this one. */
    level: integer().notNull().default(0),
  },
  (table) => [index('releases_by_turn').on(table.turn)],
)

/** Tables of the projection that are complete. Their names carry the hash of the plan that they were made by. */
export const projections = sqliteTable('projections', { table: text().primaryKey() })

/** Tables of the projection of the release that served before: complete as they were left, for the way back. */
export const leftTables = sqliteTable('left_tables', { table: text().primaryKey() })

/** Records that were written since those were left. */
export const leftRecords = sqliteTable(
  'left_records',
  { type: text().notNull(), record: text().notNull() },
  (table) => [primaryKey({ columns: [table.type, table.record] })],
)

/** Principals and labels of the reach tables, by number. */
export const reachKeys = sqliteTable(
  'reach_keys',
  {
    number: integer().primaryKey(),
    label: text().notNull(),
    principal: text().notNull(),
  },
  (table) => [uniqueIndex('reach_keys_by_name').on(table.label, table.principal)],
)

export const heartbeats = sqliteTable('heartbeats', {
  id: integer().primaryKey(),
  at: text().notNull(),
})

/** How records got from one release to another: rows whose level is lower still have to be taken through. Only grows. */
export const levels = sqliteTable('levels', {
  level: integer().primaryKey(),
  /** Content hash of the release that it leads to. */
  release: text().notNull(),
  /** `{ direction, steps }` */
  steps: text().notNull(),
  at: text().notNull(),
})

/** Bundles that came in or were built here, as they came. */
export const bundles = sqliteTable(
  'bundles',
  {
    hash: text().primaryKey(),
    /** Content hash: the `Model.hash` of what it compiles to. */
    content: text().notNull(),
    version: text().notNull(),
    parent: text(),
    /** The whole bundle, canonical. */
    text: text().notNull(),
    receivedAt: text('received_at').notNull(),
    /** User name, or the name of the instance that sent it. */
    receivedFrom: text('received_from').notNull(),
  },
  (table) => [index('bundles_by_time').on(table.receivedAt), index('bundles_by_content').on(table.content)],
)

/** Plans of getting from what is active to a bundle, or back. */
export const plans = sqliteTable(
  'plans',
  {
    id: text().primaryKey(),
    bundle: text()
      .notNull()
      .references(() => bundles.hash),
    direction: text({ enum: ['forward', 'back'] }).notNull(),
    /** Content hash that was active when it was made: on any other it is stale. */
    basis: text().notNull(),
    state: text({
      enum: [
        'counting',
        'open',
        'approved',
        'scheduled',
        'applying',
        'ringed',
        'applied',
        'failed',
        'stale',
        'withdrawn',
      ],
    }).notNull(),
    /** Items with what was counted. */
    body: text().notNull(),
    /** By item id. */
    decisions: text().notNull(),
    /** Phase, records done and to do. */
    progress: text(),
    /** Why it failed: code, and place in the bundle. */
    failure: text(),
    madeBy: text('made_by').notNull(),
    madeAt: text('made_at').notNull(),
    /** When it is to be applied; absent: when somebody says so. */
    scheduledAt: text('scheduled_at'),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [index('plans_by_time').on(table.madeAt), index('plans_by_state').on(table.state)],
)

/** Who said yes or no to which content of a plan. */
export const planApprovals = sqliteTable(
  'plan_approvals',
  {
    plan: text()
      .notNull()
      .references(() => plans.id),
    userName: text('user_name').notNull(),
    at: text().notNull(),
    verdict: text({ enum: ['approved', 'refused'] }).notNull(),
    note: text(),
    /** SHA-256 of items and decisions as they were. */
    content: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.plan, table.userName] })],
)

/** What was done with releases here; written once, chained and signed. */
export const receipts = sqliteTable('receipts', {
  seq: integer().primaryKey(),
  at: text().notNull(),
  by: text().notNull(),
  kind: text({ enum: ['first', 'apply', 'rollback', 'purge', 'ring', 'ring_over'] }).notNull(),
  bundle: text(),
  content: text().notNull(),
  plan: text(),
  /** Decisions, counts, result. */
  body: text().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text().notNull(),
  signature: text().notNull(),
})

/** What a release took out and somebody decided to destroy on a day. */
export const purges = sqliteTable(
  'purges',
  {
    id: text().primaryKey(),
    plan: text()
      .notNull()
      .references(() => plans.id),
    item: text().notNull(),
    dueAt: text('due_at').notNull(),
    doneAt: text('done_at'),
  },
  (table) => [index('purges_by_due').on(table.dueAt)],
)

/** Keys whose bundles are taken, and the instances that they belong to. */
export const trustedKeys = sqliteTable('trusted_keys', {
  id: text().primaryKey(),
  name: text().notNull(),
  publicKey: text('public_key').notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: text('added_at').notNull(),
})

/** Tokens for other instances and scripts: what each may do, and until when. By SHA-256 of the token. */
export const accessTokens = sqliteTable('access_tokens', {
  id: text().primaryKey(),
  name: text().notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  scopes: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: text('made_at').notNull(),
  expiresAt: text('expires_at').notNull(),
  lastUsedAt: text('last_used_at'),
  endedAt: text('ended_at'),
})

/** Entries of the directory that were changed or made here. */
export const directory = sqliteTable(
  'directory',
  {
    /** A kind of config/directory. */
    kind: text().notNull(),
    id: text().notNull(),
    /** `null`: what the release says counts again. */
    body: text().notNull(),
    version: integer().notNull(),
    /** Grows with every change of any entry: what is served follows it. */
    turn: integer().notNull(),
    /** SHA-256 of the release's entry when it was first changed here; absent: the release has none. */
    basis: text(),
    changedBy: text('changed_by').notNull(),
    changedAt: text('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id] }), index('directory_by_turn').on(table.kind, table.turn)],
)

/** Who agreed to what: `conduct`, or the terms of an agency; each version anew. */
export const agreements = sqliteTable(
  'agreements',
  {
    user: text()
      .notNull()
      .references(() => users.id),
    what: text().notNull(),
    version: integer().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.user, table.what, table.version] })],
)

/** Configurations that are being edited on screen. */
export const configurationDrafts = sqliteTable('configuration_drafts', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Content hash that it was begun from. */
  basis: text().notNull(),
  version: integer().notNull(),
  madeBy: text('made_by').notNull(),
  madeAt: text('made_at').notNull(),
  changedAt: text('changed_at').notNull(),
})

/** Files of a draft that differ from its basis; null: taken out. */
export const configurationDraftFiles = sqliteTable(
  'configuration_draft_files',
  {
    draft: text()
      .notNull()
      .references(() => configurationDrafts.id, { onDelete: 'cascade' }),
    path: text().notNull(),
    text: text(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.path] })],
)

/** What was done to drafts, and how each step is taken back. */
export const configurationDraftSteps = sqliteTable(
  'configuration_draft_steps',
  {
    draft: text()
      .notNull()
      .references(() => configurationDrafts.id, { onDelete: 'cascade' }),
    /** That the draft had afterwards. */
    version: integer().notNull(),
    /** Operations as they were sent; empty: files came in. */
    operations: text().notNull(),
    /** `config/editing/inverse.ts` */
    inverse: text().notNull(),
    /** File and pointer. */
    place: text().notNull(),
    by: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.version] })],
)

/** What drafts were begun from, file for file as it was written: they outlive the folder. */
export const configurationBases = sqliteTable('configuration_bases', {
  /** Content hash. */
  content: text().primaryKey(),
  /** Texts by path, compressed JSON. */
  files: blob({ mode: 'buffer' }).notNull(),
})
