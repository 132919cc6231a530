/** Plans, refusals and failures in the words of the reader. */
import { type ItemWords, itemWords, type Speaking, totalWords } from '../../../../engine/plan/item-words.ts'
import type { PlanItem, PlanTotals } from '../../../../engine/plan/plan.ts'
import { type Issue, Problem } from '../../../../engine/problems.ts'
import type { Failure } from '../../../data/promotion.ts'
import { textUnder } from '../../../lib/catalogue.ts'
import { isolated, keyOfCode, numeral, say, t } from '../../../lib/t.ts'
import { troubleText } from '../../../parts/trouble.tsx'

const speaking: Speaking = {
  say: (key, slots = {}) =>
    textUnder(key)?.replace(/\{(\w+)\}/g, (slot, name: string) => isolated(slots[name] ?? slot)),
  textOf: say,
  number: numeral,
}

/** Noughts are said of what goes, where they reassure, and of nothing else. */
export function wordsOf(item: PlanItem): ItemWords {
  if (item.class === 'destructive' || !item.counts) return itemWords(item, speaking)
  const counts = Object.fromEntries(Object.entries(item.counts).filter(([, count]) => count > 0))
  return itemWords({ ...item, counts }, speaking)
}

/** What is nought is not said. */
export const totalsInWords = (totals: PlanTotals): readonly string[] =>
  totalWords(Object.fromEntries(Object.entries(totals).filter(([, count]) => count !== 0)), speaking)

/** The same as long as the catalogue does: an entry that was changed here, or what is to be destroyed. */
export const thingWords = (what: string, name: string): string => speaking.say(`plan.what.${what}`, { name }) ?? name

interface Reason {
  readonly code: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** What a code of the server says, with what it found. */
export const reasonWords = (reason: Reason): string => faultWords(reason).says

/** What the check of a configuration found stands as it wrote it. */
function faultWords({ code, params = {} }: Reason): Pick<Fault, 'says' | 'found'> {
  const known = textUnder(`problem.${code}`) === undefined ? undefined : `problem.${code}`
  const key = known ?? keyOfCode('issue', code)
  const slots = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value ?? '')]))
  if (key) return { says: t(key, slots) }
  const { found = '', expected = '' } = slots
  const check = keyOfCode('check', code)
  if (check) return { says: t(check), found: [found, expected].filter((text) => text !== '') }
  return { says: t('promotion.fault', { code, found, expected }) }
}

export interface Fault {
  readonly says: string
  /** In English: what stands there, and what should. */
  readonly found?: readonly string[]
  /** `file:line` in the release. */
  readonly place?: string
  /** How many more things are wrong. */
  readonly more?: number
}

export function failureWords({ code, file, line, found, expected, more }: Failure): Fault {
  return {
    ...faultWords({ code, params: { found, expected } }),
    ...(file !== undefined && { place: line === undefined ? file : `${file}:${line}` }),
    ...(more !== undefined && more > 0 && { more }),
  }
}

/** Every reason for which something was refused. */
export function refusalWords(error: unknown): readonly Fault[] {
  const details = (error instanceof Problem ? error.details : {}) as {
    readonly issues?: readonly Issue[]
    readonly params?: Readonly<Record<string, unknown>>
  }
  if (!details.issues) {
    const hasWords = error instanceof Problem && textUnder(`problem.${error.code}`) !== undefined
    return [{ says: hasWords ? reasonWords({ code: error.code, ...details }) : troubleText(error) }]
  }
  const [first] = details.issues
  const count = Number(first?.params?.['count'] ?? 0)
  const left = count - details.issues.length
  return details.issues.map(({ code, params = {} }, index, all) => ({
    ...faultWords({ code, params }),
    ...(params['file'] !== undefined && { place: `${params['file']}:${params['line']}` }),
    ...(index === all.length - 1 && left > 0 && { more: left }),
  }))
}

/** Enough of a hash to know it again. */
export const short = (hash: string): string => hash.slice(0, 12)
