/** What the console says once the instance answers. */
import { ConsoleTrouble, type Environment } from '../env.ts'
import type { Terminal } from '../main.ts'
import type { Site } from '../parts.ts'
import { hashOf, newSecret } from '../security/secrets.ts'
import type { Account } from '../stores/account-stores.ts'
import { isDemoData } from './demo-mark.ts'
import type { Instance } from './open-instance.ts'

export const DEMO_PASSWORD = 'formwork-demo'

const HOUR = 3_600_000

/** What everybody knows the password of must not be served as if it were real. */
export function refuseDemoData({ dataFolder }: Environment): void {
  if (isDemoData(dataFolder)) {
    throw new ConsoleTrouble(
      `${dataFolder} holds a demonstration, whose passwords everybody knows: serve --demo, or name another folder (FORMWORK_DATA).`,
    )
  }
}

export function greetDemo(terminal: Terminal, { origins }: Site, people: readonly Account[]): void {
  const rows = [
    ['Sign in as', 'Name', 'Role'],
    ...people.map(({ userName, fullName, role }) => [userName, fullName, role]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd()
  terminal.print('')
  terminal.print(`Formwork, demonstration: ${origins[0]}`)
  terminal.print('')
  for (const row of rows) terminal.print(line(row))
  terminal.print('')
  terminal.print(`The password of all of them is ${DEMO_PASSWORD}. Stop with Ctrl+C.`)
  terminal.print(`No mail leaves this machine; what would be sent is shown at ${origins[0]}/mailbox.`)
}

/** An instance without anybody prints the link by which the first administrator comes in: once, for an hour. */
export async function greetReal(terminal: Terminal, { origins }: Site, { stores }: Instance): Promise<void> {
  terminal.print(`Formwork: ${origins[0]}`)
  if (!(await stores.accounts.isEmpty())) return
  const token = newSecret()
  await stores.setUp.offer(hashOf(token), Date.now() + HOUR)
  terminal.print('')
  terminal.print('Nobody can sign in yet. The first administrator opens this link within an hour:')
  terminal.print(`  ${origins[0]}/set-up?token=${token}`)
}
