/** What cases have to say before they are shared, and the entries that come of it. */
import { aChild, type Life } from './life.ts'

const AGREED = { consent_for_services: true, disclosure_other_orgs: true, consent_info_sharing: ['family'] }

/** A child who agreed to services and to sharing. */
export const agreed = (answers: Readonly<Record<string, unknown>> = {}): Life => aChild({ ...AGREED, ...answers })

export const last = (life: Life) => life.entries.at(-1)

const entryOf = (life: Life, kind: string) => life.entries.findLast(({ type }) => type === kind)

export const statusOf = (life: Life, kind: string) => entryOf(life, kind)?.status

/** The payload of a step on the last entry of the kind. */
export const on = (life: Life, kind: string, more: Readonly<Record<string, unknown>> = {}) => ({
  transition: entryOf(life, kind)?.unique_id,
  ...more,
})
