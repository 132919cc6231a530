import type { NamesOfType } from './of-type.ts'

interface Told {
  readonly notification: string
  readonly to: unknown
}

/** What a piece of configuration says of who is told, and with which notification. */
export function checkRecipients(look: NamesOfType, { notification, to }: Told, here: string): void {
  look.notification(`${here}/notification`, notification)
  if (typeof to === 'object' && to !== null && 'action' in to) look.permission(`${here}/to/action`, String(to.action))
}
