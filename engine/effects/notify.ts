import type { Notice, Recipients } from '../lifecycle.ts'
import { evaluate } from '../logic/evaluate.ts'
import { type Becoming, scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'

/** How people to be told are written. */
export const recipients = {
  anyOf: [
    { enum: ['owner', 'shared_with'], description: 'The owner, or those whom the record is shared with.' },
    {
      type: 'object',
      additionalProperties: false,
      required: ['action'],
      properties: { action: idOf('Those who reach the record and whose role allows this.') },
      description: 'By what they may do.',
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['user'],
      properties: { user: expression('A user name.') },
      description: 'Somebody in particular.',
    },
  ],
  description: 'Who is told; whoever does it is not.',
} as const

/** Tells people, in the application and by mail. */
export const notify = defineEffect({
  effect: 'notify',
  required: ['notification', 'to'],
  properties: {
    notification: idOf('Which, of `notifications/`.'),
    to: recipients,
    form: idOf('Form that it leads to.'),
    beyondReach: {
      const: true,
      description: 'Told also where the record is out of reach: to somebody who asked for it and did not get it.',
    },
    unlessSeveral: { const: true, description: 'Not told where it is done to several records at once.' },
  },
  apply(becoming, { notification, to, form, beyondReach, unlessSeveral }) {
    if (unlessSeveral && becoming.several) return
    tell(becoming, { notification, to, form, beyondReach })
  },
})

/** What is told, and of what. */
interface Telling {
  readonly notification: string
  readonly to: Recipients
  readonly form?: string | undefined
  readonly beyondReach?: true | undefined
}

/** Puts down that people are to be told; nobody, where it is somebody in particular who is nobody. */
export function tell(
  becoming: Becoming,
  { notification, to, form, beyondReach }: Telling,
  of: Pick<Becoming, 'type' | 'id' | 'core'> = becoming,
): void {
  const { actor, notices } = becoming
  const whom = recipientsNow(becoming, to)
  if (whom === undefined) return
  notices.push({
    notification,
    recordType: of.type.id,
    record: of.id,
    shortId: of.core.short_id,
    to: whom,
    ...(form !== undefined && { form }),
    by: actor.userName,
    ...(beyondReach && { beyondReach }),
  })
}

function recipientsNow(becoming: Becoming, to: Recipients): Notice['to'] | undefined {
  if (typeof to === 'string' || !('user' in to)) return to
  const user = evaluate(to.user, scopeOf(becoming))
  return typeof user === 'string' ? { user } : undefined
}
