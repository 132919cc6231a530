/** A plan as the console says it: in English, the riskiest first. */
import { itemWords, type Speaking, totalWords } from '../../engine/plan/item-words.ts'
import { type CountedPlan, type Diff, itemClasses, type PlanItem } from '../../engine/plan/plan.ts'
import { waits } from './completeness.ts'
import english from './english.json' with { type: 'json' }

const texts: Readonly<Record<string, string>> = english

const speaking: Speaking = {
  say: (key, slots = {}) => texts[key]?.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot),
  textOf: (all) => all['en'] ?? Object.values(all)[0] ?? '',
  number: (count) => count.toLocaleString('en'),
}

export function printedPlan(plan: Diff & Partial<Pick<CountedPlan, 'totals'>>): string {
  const parts = itemClasses.flatMap((one) => {
    const items = plan.items.filter((item) => item.class === one)
    return items.length === 0 ? [] : [`${texts[`plan.class.${one}`]} (${items.length})`, ...items.flatMap(linesOf), '']
  })
  return [...parts, ...(plan.totals ? totalWords(plan.totals, speaking) : [])].join('\n')
}

/** Some of its items, each with what is known of it. */
export const printedItems = (items: readonly PlanItem[]): string => items.flatMap(linesOf).join('\n')

function linesOf(item: PlanItem): readonly string[] {
  const { says, counts, notes } = itemWords(item, speaking)
  const place = item.place ? [`${item.place.file}:${item.place.line}`] : []
  const choices = waits(item) ? [`? ${item.decisions?.join(' | ')}  [${item.id}]`] : []
  return [`  ${says}`, ...[...counts, ...notes, ...place, ...choices].map((line) => `    ${line}`)]
}
