import type { Notice } from '../../../engine/lifecycle.ts'
import type { Model } from '../../../engine/model.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import type { LogEntry } from '../../../server/log.ts'
import type { Carrier, Fate, Letter } from '../../../server/mail/letter.ts'
import { createSender } from '../../../server/mail/sender.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import type { Stores } from '../../../server/stores/stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, now, uuid } from '../../lib/people.ts'
import { saving } from '../stores/town-library.ts'

/** The town library, where people are told when something is overdue, with a mail, or torn, without. */
export const tellingModel: Model = {
  ...libraryModel,
  notifications: {
    overdue: {
      id: 'overdue',
      label: { en: 'Overdue', ar: 'متأخر' },
      text: { en: '{type} {short_id} is overdue, says {actor}', ar: '{type} {short_id} متأخرة، يقول {actor}' },
      mail: {
        subject: { en: '{short_id} is overdue', ar: '{short_id} متأخرة' },
        body: {
          en: '{actor} says that {type} {short_id} is overdue.\n\nOpen it: {link}',
          ar: 'متأخرة {short_id}.\n\n{link}',
        },
      },
    },
    torn: { id: 'torn', label: { en: 'Torn' }, text: { en: '{short_id} is torn' } },
  },
}

const HOUR = 3_600_000

export async function tellingLibrary({
  folder = ':memory:',
  stores: kept,
  model: first = tellingModel,
}: {
  readonly folder?: string
  readonly stores?: Stores
  readonly model?: Model
} = {}) {
  const stores = kept ?? (await openStores(folder))
  let model = first
  await stores.activate(model, now)
  for (const facts of Object.values(accounts)) {
    const address = { email: `${facts.userName}@example.org`, passwordHash: 'hash' }
    const account = { ...facts, id: `id of ${facts.userName}`, services: [], disabled: false, ...address }
    await stores.accounts.create(account, { at: now, action: 'create_user' })
  }
  // Who was welcomed is not what these tests are about.
  await stores.mails.putAside()

  const mailbox: Letter[] = []
  let fates: Fate[] = []
  let time = Date.parse(now)
  const logged: LogEntry[] = []
  const carrier: Carrier = {
    async carry(letter) {
      const fate = fates.shift() ?? 'sent'
      if (fate === 'sent') mailbox.push(letter)
      return fate
    },
  }
  const sender = createSender({
    stores,
    carrier,
    model: () => model,
    origin: 'https://records.example.org',
    clock: () => time,
    log: (entry) => logged.push(entry),
  })
  let mutations = 0

  return {
    stores,
    sender,
    mailbox,
    logged,
    /** Saves the loan as Nadia does, and tells people of it. */
    async tell(
      to: Notice['to'],
      more: Partial<Notice> & { readonly loan?: AnyRecord; readonly mutation?: string } = {},
    ) {
      const { loan = aLoan(), mutation = `telling ${++mutations}`, ...changes } = more
      const standing = (await stores.records.get('loan', loan.id))?.record
      const after = { ...loan, version: (standing?.version ?? 0) + 1 }
      const facts = { recordType: 'loan', record: loan.id, shortId: loan.core.short_id, by: 'nadia' }
      const notice: Notice = { notification: 'overdue', to, ...facts, ...changes }
      const told = { model, notices: [notice] }
      return stores.records.commit(saving(after, { told, mutation, ...(standing && { before: standing }) }))
    },
    /** Who has a notice, and of how many they were told. */
    async told(): Promise<Readonly<Record<string, number>>> {
      const counts = await Promise.all(
        Object.keys(accounts).map(
          async (name) => [name, (await stores.notices.list(`id of ${name}`, 99)).length] as const,
        ),
      )
      return Object.fromEntries(counts.filter(([, count]) => count > 0))
    },
    answer: (...next: Fate[]) => {
      fates = next
    },
    wait: (hours: number) => {
      time += hours * HOUR
    },
    change: (next: Model) => {
      model = next
    },
    note: { at: now, action: 'test' },
    loan: uuid(1),
  }
}
