/** The person who looks, under `formwork dev`: one of the demonstration with the role, or one made for it. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeFrame } from '../../config/code-frame.ts'
import { own } from '../../engine/lib/own.ts'
import { textIn } from '../../engine/lib/text-in.ts'
import type { ChangeableConfiguration } from '../configuration.ts'
import type { Environment } from '../env.ts'
import type { Workshop } from '../parts.ts'
import { newSecret } from '../security/secrets.ts'
import type { Stores } from '../stores/stores.ts'

export function createWorkshop(
  { configurationFolder }: Environment,
  { accounts }: Stores,
  configuration: ChangeableConfiguration,
): Workshop {
  return {
    async personWith(id) {
      const { model } = configuration.release()
      const role = own(model.roles, id)
      if (!role) return undefined
      const everybody = (await accounts.list({ offset: 0, limit: 1000 })).accounts
      const found = everybody.find((account) => account.role === id && !account.disabled)
      if (found) return found
      const userName = `as.${id}`
      const account = {
        ...{ id: randomUUID(), userName, role: id, services: [], disabled: false },
        fullName: textIn(role.label, model.instance.defaultLocale, model.instance.defaultLocale),
        agency: Object.keys(model.agencies)[0] ?? '',
        groups: Object.keys(model.userGroups),
        // Nobody knows the password: this account is only ever looked through.
        passwordHash: newSecret(),
      }
      await accounts.create(account, { at: new Date().toISOString(), action: 'demo_person' })
      return accounts.byUserName(userName)
    },

    linesAround(issue) {
      try {
        return codeFrame(readFileSync(join(configurationFolder, issue.file), 'utf8'), issue)
      } catch {
        return []
      }
    },
  }
}
