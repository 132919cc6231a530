import type { ActorFacts } from '../../data/wire.ts'

/** Whether the person watches over what others do: everybody, or the people of their groups. */
export const mayReadAudit = ({ manages }: Pick<ActorFacts, 'manages'>): boolean =>
  manages.includes('audit:read') || manages.includes('audit:read_group')
