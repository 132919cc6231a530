import { transitionStatuses } from '../transitions/statuses.ts'
import { defineEffect, idOf } from './effect-type.ts'

/** Ends what stands of some kinds of transitions; but for the one that the step is about. */
export const endTransitions = defineEffect({
  effect: 'end_transitions',
  required: ['kinds', 'status'],
  properties: {
    kinds: {
      type: 'array',
      items: idOf('Kind, of `transitions/`.'),
      minItems: 1,
      uniqueItems: true,
      description: 'Which.',
    },
    status: { enum: transitionStatuses, description: 'How they stand from now on.' },
  },
  apply(becoming, { kinds, status }) {
    const { core, now, actor, transition } = becoming
    const stands = ({ status: of }: { readonly status: string }) => of === 'in_progress' || of === 'accepted'
    const ended = core.transitions?.map((row) =>
      kinds.includes(row.type) && stands(row) && row.unique_id !== transition?.unique_id
        ? { ...row, status, responded_at: now, responded_by: actor.userName }
        : row,
    )
    if (ended) becoming.core = { ...core, transitions: ended }
  },
})
