/** Something of a configuration that can be named, and so used. */
export type Thing =
  | { readonly kind: 'field'; readonly recordType: string; readonly id: string; readonly subform?: string }
  | { readonly kind: KindInType; readonly recordType: string; readonly id: string }
  | { readonly kind: 'indicator'; readonly dashboard: string; readonly id: string }
  | { readonly kind: 'option'; readonly lookup: string; readonly id: string }
  | { readonly kind: PlainKind; readonly id: string }

/** Those whose ids are names within a record type only. */
export type KindInType = 'form' | 'stage' | 'task' | 'alert' | 'action' | 'approval' | 'transition'

export type PlainKind =
  | ('lookup' | 'role' | 'record type' | 'programme' | 'agency' | 'user group')
  | ('workflow' | 'notification' | 'dashboard')

export const isSame = (one: Thing, other: Thing): boolean => nameOf(one) === nameOf(other) && one.kind === other.kind

/** As people write it: `case.sex`, `case.family.relation`, `lookup_gender/female`. */
export function nameOf(thing: Thing): string {
  if (thing.kind === 'field') return [thing.recordType, thing.subform, thing.id].filter(Boolean).join('.')
  if (thing.kind === 'indicator') return `${thing.dashboard}.${thing.id}`
  if ('recordType' in thing) return `${thing.recordType}/${thing.id}`
  return thing.kind === 'option' ? `${thing.lookup}/${thing.id}` : thing.id
}
