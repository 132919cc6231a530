/** Changing entries of the directory: judged under the release, kept at once, and never over a newer version. */
import type { DirectoryKind } from '../../config/directory/directory-kind.ts'
import { entryHash } from '../../config/directory/drift.ts'
import { type Issue, Problem, problems } from '../../engine/problems.ts'
import { type Asked, nowOf } from '../context.ts'

interface Wish<Body extends object> {
  readonly kind: DirectoryKind<Body>
  readonly id: string
  /** Version that the writer saw; 0 for what was not changed here yet. */
  readonly version: number
  /** Name of the deed. */
  readonly action: string
  /** The entry as it is to be, given what stands. */
  readonly change: (standing: Body | undefined) => Body
  /** What is wrong with it besides. */
  readonly issues?: readonly Issue[]
  /** Hashes of bytes that it names. */
  readonly files?: readonly string[]
}

const notFound = () => new Problem('missing', 'directory.not_found', {})

/** As it stands, changed here or not. */
export const standing = <Body extends object>(c: Asked, kind: DirectoryKind<Body>, id: string): Body | undefined =>
  kind.entries(c.var.release.model).get(id)

export function mustStand<Body extends object>(c: Asked, kind: DirectoryKind<Body>, id: string): Body {
  const body = standing(c, kind, id)
  if (!body) throw notFound()
  return body
}

export const versionOf = (c: Asked, { kind }: Pick<DirectoryKind, 'kind'>, id: string): number =>
  c.var.parts.stores.directory.entry(kind, id)?.version ?? 0

/** Gives the entry as it is after. */
export async function changeEntry<Body extends object>(c: Asked, wish: Wish<Body>): Promise<Body> {
  const { kind, id, version, action, change, files = [] } = wish
  const { actor, parts, release } = c.var
  const body = change(standing(c, kind, id))
  const issues = [...kind.issues(release.model, body), ...(wish.issues ?? [])]
  if (issues.length > 0) throw problems.answersHaveIssues({ issues })
  const ofRelease = kind.entries(parts.configuration.base()).get(id)
  const write = {
    kind: kind.kind,
    id,
    body,
    expected: version,
    files,
    ...(ofRelease && { basis: entryHash(ofRelease) }),
  }
  const note = { at: nowOf(c).instant, userName: actor.userName, action }
  if ((await parts.stores.directory.write([write], note)) === 'stale') throw changedMeanwhile()
  // What follows in this request is of the entry as it is now.
  c.set('release', parts.configuration.releaseFor(c.var.session.account))
  return body
}

/** Refused with 409: somebody else changed the entry since it was read. */
export const changedMeanwhile = () => new Problem('conflict', 'directory.changed', {})

/** The entry without what is null, and with what is given in place of what stood. */
export const merged = <Body extends object>(
  standing: Partial<Body>,
  given: { readonly [Fact in keyof Body]?: unknown },
) =>
  Object.fromEntries(
    Object.entries({ ...standing, ...given }).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Body
