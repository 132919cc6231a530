import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { bundles, planApprovals, plans } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import {
  applicableStates,
  type KeptPlan,
  type PlanChange,
  type PlansStore,
  readyStates,
  type Verdict,
} from './promotion-stores.ts'

const withoutBody = {
  ...{ id: plans.id, bundle: plans.bundle, direction: plans.direction, basis: plans.basis, state: plans.state },
  ...{ decisions: plans.decisions, progress: plans.progress, failure: plans.failure },
  ...{ madeBy: plans.madeBy, madeAt: plans.madeAt, scheduledAt: plans.scheduledAt, changedAt: plans.changedAt },
  ...{ target: bundles.content, version: bundles.version, receivedFrom: bundles.receivedFrom },
}

export function createPlansStore({ db }: Database, writer: Writer, log: AuditLog): PlansStore {
  const joined = eq(bundles.hash, plans.bundle)
  const verdictsOf = (plan: string): readonly Verdict[] =>
    db
      .select()
      .from(planApprovals)
      .where(eq(planApprovals.plan, plan))
      .orderBy(asc(planApprovals.at))
      .all()
      .map(({ plan: _, note, ...verdict }) => ({ ...verdict, ...(note !== null && { note }) }))
  const whole = (row: Row): KeptPlan => ({ ...planOf(row), verdicts: verdictsOf(row.id) })

  const put = (id: string, change: PlanChange, at: string) =>
    db
      .update(plans)
      .set({ ...written(change), changedAt: at })
      .where(eq(plans.id, id))

  return {
    get: async (id) => {
      const row = db
        .select({ ...withoutBody, body: plans.body })
        .from(plans)
        .innerJoin(bundles, joined)
        .where(eq(plans.id, id))
        .get()
      return row && whole(row)
    },
    list: async (limit) =>
      db
        .select(withoutBody)
        .from(plans)
        .innerJoin(bundles, joined)
        .orderBy(desc(plans.madeAt), desc(plans.id))
        .limit(limit)
        .all()
        .map(whole),
    inState: async (...states) =>
      db
        .select({ ...withoutBody, body: plans.body })
        .from(plans)
        .innerJoin(bundles, joined)
        .where(inArray(plans.state, [...states]))
        .orderBy(asc(plans.madeAt))
        .all()
        .map(whole),
    make: (plan, note) =>
      writer.write(() => {
        const fresh = { state: 'counting' as const, body: '', decisions: '{}', changedAt: plan.madeAt }
        db.insert(plans)
          .values({ ...plan, ...fresh })
          .run()
        log.append(note)
      }),
    change: (id, among, change, at, note) =>
      writer.write(() => {
        const mine = and(eq(plans.id, id), inArray(plans.state, [...among]))
        const values = { ...written(change), changedAt: at }
        const isChanged = db.update(plans).set(values).where(mine).run().changes === 1
        if (isChanged && note) log.append(note)
        return isChanged
      }),
    changeInside(id, change, at, note) {
      put(id, change, at).run()
      if (note) log.append(note)
    },
    judge: (plan, verdict, state, note) =>
      writer.write(() => {
        const mine = and(eq(plans.id, plan), inArray(plans.state, [...readyStates]))
        if (db.update(plans).set({ state, changedAt: verdict.at }).where(mine).run().changes === 0) return false
        const values = { ...verdict, note: verdict.note ?? null }
        db.insert(planApprovals)
          .values({ plan, ...values })
          .onConflictDoUpdate({ target: [planApprovals.plan, planApprovals.userName], set: values })
          .run()
        log.append(note)
        return true
      }),
    begin: ({ id, decisions }, at, note) =>
      writer.write(() => {
        const busy = db.select({ id: plans.id }).from(plans).where(eq(plans.state, 'applying')).get()
        if (busy) return { busy: busy.id }
        const another = and(eq(plans.state, 'ringed'), ne(plans.id, id))
        const ringed = db.select({ id: plans.id }).from(plans).where(another).get()
        if (ringed) return { ringed: ringed.id }
        const isAsRead = eq(plans.decisions, JSON.stringify(decisions))
        const mine = and(eq(plans.id, id), isAsRead, inArray(plans.state, [...applicableStates]))
        const values = { ...written({ state: 'applying', failure: null, progress: { phase: 'check' } }), changedAt: at }
        if (db.update(plans).set(values).where(mine).run().changes === 0) return 'other_state'
        log.append(note)
        return 'begun'
      }),
  }
}

type Row = Omit<typeof plans.$inferSelect, 'body'> & {
  readonly target: string
  readonly version: string
  readonly receivedFrom: string
  readonly body?: string
}

function planOf({ body, decisions, progress, failure, scheduledAt, ...row }: Row): Omit<KeptPlan, 'verdicts'> {
  return {
    ...row,
    decisions: JSON.parse(decisions) as KeptPlan['decisions'],
    ...(body && { body: JSON.parse(body) as NonNullable<KeptPlan['body']> }),
    ...(progress !== null && { progress: JSON.parse(progress) as NonNullable<KeptPlan['progress']> }),
    ...(failure !== null && { failure: JSON.parse(failure) as NonNullable<KeptPlan['failure']> }),
    ...(scheduledAt !== null && { scheduledAt }),
  }
}

const written = ({ state, body, decisions, progress, failure, scheduledAt }: PlanChange) => ({
  ...(state && { state }),
  ...(body && { body: JSON.stringify(body) }),
  ...(decisions && { decisions: JSON.stringify(decisions) }),
  ...(progress !== undefined && { progress: progress && JSON.stringify(progress) }),
  ...(failure !== undefined && { failure: failure && JSON.stringify(failure) }),
  ...(scheduledAt !== undefined && { scheduledAt }),
})
