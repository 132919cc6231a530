/**
 * One kind of entry that a release brings and an instance may change or add: how it is found in a model, how it is laid
 * over one, and what may be wrong with it.
 */
import type { Instance, Model } from '../../engine/model.ts'
import type { Issue } from '../../engine/problems.ts'
import { isUnsafeName } from '../unsafe-names.ts'

/** Parts of a model in place of the release's. */
export interface Laid {
  readonly model?: Partial<Model>
  readonly instance?: Partial<Instance>
}

export interface DirectoryKind<Body extends object = object> {
  readonly kind: string
  /** As the model has them, by id. */
  entries(model: Model): ReadonlyMap<string, Body>
  /** `changed`: entries that were changed or made here. */
  laid(model: Model, changed: ReadonlyMap<string, Body>): Laid
  /** Under the model that it would be laid over. */
  issues(model: Model, body: Body): readonly Issue[]
}

export const defineDirectoryKind = <Body extends object>(kind: DirectoryKind<Body>): DirectoryKind<Body> => kind

/** Id of the entry of a kind of which there is one. */
export const ONLY = 'instance'

/** What entries are found by. */
export const idIssues = (path: string, id: string, pattern: string): readonly Issue[] =>
  new RegExp(pattern).test(id) && !isUnsafeName(id) ? [] : [{ path, code: 'id.malformed' }]

/** The texts need one in the language that everything falls back to. */
export const textIssues = (
  { instance }: Pick<Model, 'instance'>,
  path: string,
  texts: Readonly<Record<string, string>> | undefined,
): readonly Issue[] => [
  ...(texts?.[instance.defaultLocale]?.trim() ? [] : [{ path, code: 'answer.required' }]),
  ...Object.keys(texts ?? {}).flatMap((locale) =>
    instance.locales.includes(locale) ? [] : [{ path: `${path}.${locale}`, code: 'choice.unknown' }],
  ),
]

/** The same where it may be left out. */
export const maybeTextIssues: typeof textIssues = (model, path, texts) =>
  texts === undefined ? [] : textIssues(model, path, texts)

const EMAIL = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/
const PHONE = /^\+?[\d\s()./-]{3,}$/
const LINK = /^https:\/\/[^\s]+$/

export const emailIssues = (path: string, email: string | undefined): readonly Issue[] =>
  email === undefined || EMAIL.test(email) ? [] : [{ path, code: 'email.unreadable' }]

export const phoneIssues = (path: string, phone: string | undefined): readonly Issue[] =>
  phone === undefined || PHONE.test(phone) ? [] : [{ path, code: 'phone.unreadable' }]

/** Pages elsewhere are reached by https only. */
export const linkIssues = (path: string, link: string | undefined): readonly Issue[] =>
  link === undefined || LINK.test(link) ? [] : [{ path, code: 'link.unreadable' }]
