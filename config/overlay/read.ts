/** An overlay out of its folder: files are only as sound as their JSON, what they come to is checked when it is laid over the base. */
import { contentOf } from '../folder-hash.ts'
import type { ConfigIssue } from '../issue.ts'
import { checkJsonText } from '../json-text.ts'
import { isReleasePath } from '../release/shape.ts'
import { reportOf } from '../report.ts'
import type { Source } from '../source.ts'
import { conflictKinds } from './merge.ts'
import { ANSWERS_FILE, type Answer, OVERLAY, OVERLAY_FILE, type Overlay } from './overlay.ts'
import { isObject } from './things.ts'

export type ReadOverlay =
  | { readonly overlay: Overlay }
  | { readonly issues: readonly ConfigIssue[] }
  /** In a sentence: what one of its own two files should say and does not. */
  | { readonly trouble: string }

export function readOverlay(source: Source): ReadOverlay {
  const { report, issues } = reportOf(source)
  for (const file of source.files) if (file.kind !== 'locations') checkJsonText(file, report)
  if (issues().length > 0) return { issues: issues() }
  const own = (path: string) => source.files.find((file) => file.path === path)?.json()
  const head = headOf(own(OVERLAY_FILE))
  if (!head) return { trouble: `${OVERLAY_FILE} is missing, or does not say over which release the overlay is laid.` }
  const answers = answersOf(own(ANSWERS_FILE))
  if (!answers)
    return { trouble: `${ANSWERS_FILE} is not written as it has to be: {"answers": [{"conflict": …, "take": "base"}]}` }
  const rest = source.files.filter(({ path }) => path !== OVERLAY_FILE && path !== ANSWERS_FILE)
  const strange = rest.find(({ path, kind }) => kind !== 'people' && !isReleasePath(path))
  if (strange) return { trouble: `${strange.path} has no place in a configuration.` }
  return { overlay: { ...head, files: contentOf(rest), answers } }
}

function headOf(json: unknown): Pick<Overlay, 'base' | 'removed'> | undefined {
  if (!isObject(json) || json['format'] !== OVERLAY) return undefined
  const { base, removed = [] } = json
  if (!isObject(base) || !Array.isArray(removed)) return undefined
  const { instance, version, hash } = base
  if (typeof instance !== 'string' || typeof version !== 'string' || typeof hash !== 'string') return undefined
  const isList = removed.every((path): path is string => typeof path === 'string')
  return isList ? { base: { instance, version, hash }, removed } : undefined
}

function answersOf(json: unknown): readonly Answer[] | undefined {
  if (json === undefined) return []
  const answers = isObject(json) ? json['answers'] : undefined
  const isAnswer = (one: unknown): one is Answer =>
    isObject(one) &&
    typeof one['conflict'] === 'string' &&
    conflictKinds.some((kind) => kind === one['kind']) &&
    [undefined, 'base', 'overlay'].some((side) => side === one['take'])
  return Array.isArray(answers) && answers.every(isAnswer) ? answers : undefined
}
