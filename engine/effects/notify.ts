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
  properties: { notification: idOf('Which, of `notifications/`.'), to: recipients },
})
