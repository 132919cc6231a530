import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { createSender } from '../../../server/mail/sender.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { aLoan, now } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { tellingLibrary, tellingModel } from './telling-library.ts'

/** Every answer of the loan is a word that must not leave. */
const secretLoan = aLoan({
  answers: { title: 'Forbidden-Title', borrower: 'Forbidden-Borrower', inner_note: 'Forbidden-Note' },
})

spec('The sender of mails', (it) => {
  it('sends what a write queued: id and link, in the words of the configuration, and nothing else of the record', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' }, { loan: secretLoan })
    await library.sender.round()
    const [mail] = library.mailbox
    assert.is(mail?.to.address, 'layla@example.org')
    assert.is(mail?.subject, '0000001 is overdue')
    assert.match(
      mail?.text ?? '',
      /^Nadia Haddad says that Loan 0000001 is overdue\.\n\nOpen it: https:\/\/records\.example\.org\/r\/loans\/\S+1\n/,
    )
    assert.match(mail?.text ?? '', /https:\/\/records\.example\.org\/account\n$/)
    assert.not.match(JSON.stringify([library.mailbox, library.logged]), /Forbidden/)
  })

  it('writes to people in their language, from right to left where it is so', async () => {
    const library = await tellingLibrary()
    await library.stores.accounts.update('id of layla', { locale: 'ar' }, library.note)
    await library.tell({ user: 'layla' })
    await library.sender.round()
    const [mail] = library.mailbox
    assert.is(mail?.subject, '0000001 متأخرة')
    assert.match(mail?.html ?? '', /<html lang="ar" dir="rtl">/)
    assert.match(mail?.text ?? '', /\u20680000001\u2069/)
  })

  it('makes no header, no markup and no link out of a name', async () => {
    const library = await tellingLibrary()
    const fullName = 'Eve\r\nBcc: thief@example.net <b>{link}</b>'
    await library.stores.accounts.update('id of nadia', { fullName }, library.note)
    await library.tell({ user: 'layla' })
    await library.sender.round()
    const [mail] = library.mailbox
    assert.match(mail?.text ?? '', /^Eve Bcc: thief@example\.net <b>\{link\}<\/b> says/)
    assert.match(mail?.html ?? '', /&lt;b&gt;\{link\}&lt;\/b&gt;/)
    assert.not.match(mail?.subject ?? '', /[\r\n]/)
  })

  it('sends each mail once, however often it goes round, also at the same time', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    await Promise.all([library.sender.round(), library.sender.round(), library.sender.round()])
    await library.sender.round()
    assert.is(library.mailbox.length, 1)
    assert.equal(await library.stores.mails.counts(), { none: 4, sent: 1 })
  })

  it('tries again after growing pauses, and gives up in the end', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    library.answer(...Array.from({ length: 20 }, () => 'later' as const))
    const tries: number[] = []
    for (let minute = 0; minute < 24 * 60; minute++) {
      if ((await library.sender.round()) > 0) tries.push(minute)
      library.wait(1 / 60)
    }
    assert.equal(tries.slice(0, 6), [0, 1, 6, 21, 81, 261])
    assert.is((await library.stores.mails.counts())['sent'], undefined)
    library.wait(24)
    await library.sender.round()
    assert.is((await library.stores.mails.counts())['queued'], undefined)
    assert.is(library.mailbox.length, 0)
  })

  it('arrives after trouble, under the same name', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    library.answer('later', 'later')
    for (const pause of [0, 1, 1]) {
      library.wait(pause)
      await library.sender.round()
    }
    assert.is(library.mailbox.length, 1)
    assert.equal(
      library.logged.map(({ event, fate, attempt }) => [event, fate, attempt]),
      [
        ['mail-not-sent', 'later', 1],
        ['mail-not-sent', 'later', 2],
      ],
    )
  })

  for (const fate of ['refused', 'unclear'] as const) {
    it(`never sends again what was ${fate}`, async () => {
      const library = await tellingLibrary()
      await library.tell({ user: 'layla' })
      library.answer(fate)
      await library.sender.round()
      library.wait(48)
      await library.sender.round()
      assert.equal([library.mailbox.length, (await library.stores.mails.counts())['failed']], [0, 1])
    })
  }

  it('never sends twice what a crash interrupted, and still sends what had not begun', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'formwork-mail-'))
    const before = await tellingLibrary({ folder })
    await before.tell({ user: 'layla' })
    await before.tell({ user: 'jon' })
    const [first] = await before.stores.mails.due(Date.parse(now), 9)
    // The mail is noted as leaving, and the process ends before anybody hears more of it.
    assert.is(await before.stores.mails.begin(first?.id ?? ''), true)
    await before.stores.close()

    const stores = await openStores(folder)
    await stores.activate(tellingModel, now)
    const sent: string[] = []
    const logged: unknown[] = []
    const after = createSender({
      stores,
      carrier: {
        carry: async ({ to }) => {
          sent.push(to.address)
          return 'sent'
        },
      },
      ...{ model: () => tellingModel, origin: 'https://records.example.org', clock: () => Date.parse(now) },
      log: (entry) => logged.push(entry),
    })
    await after.start()()
    await createSender({
      stores,
      carrier: {
        carry: async ({ to }) => {
          sent.push(to.address)
          return 'sent'
        },
      },
      ...{ model: () => tellingModel, origin: 'https://records.example.org', clock: () => Date.parse(now) },
      log: () => undefined,
    }).round()
    assert.equal(sent, [first?.account.userName === 'layla' ? 'jon@example.org' : 'layla@example.org'])
    assert.equal(logged, [{ event: 'mail-unclear', mails: 1 }])
    assert.equal(await stores.mails.counts(), { none: 4, sent: 1, failed: 1 })
    await stores.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('looks again, when the mail leaves, whether the person still reaches the record', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    await library.stores.accounts.update('id of layla', { groups: ['south'] }, library.note)
    await library.sender.round()
    assert.equal([library.mailbox.length, await library.stores.mails.counts()], [0, { none: 5 }])
  })

  it('leaves people alone who turned it off, have no address or are gone', async () => {
    for (const changes of [
      { sendMail: false },
      { mailOff: ['overdue'] },
      { email: null },
      { email: 'not an address' },
      { disabled: true },
    ]) {
      const library = await tellingLibrary()
      await library.tell({ user: 'layla' })
      await library.stores.accounts.update('id of layla', changes, library.note)
      await library.sender.round()
      assert.equal(
        [library.mailbox.length, await library.stores.mails.counts()],
        [0, { none: 5 }],
        JSON.stringify(changes),
      )
    }
  })

  it('does as the instance says: no mails, or only some', async () => {
    for (const [mail, count] of [
      [false, 0],
      [['torn'], 0],
      [['overdue'], 1],
    ] as const) {
      const model = { ...tellingModel, instance: { ...tellingModel.instance, notifications: { mail } } }
      const library = await tellingLibrary({ model })
      await library.tell({ user: 'layla' })
      await library.sender.round()
      assert.is(library.mailbox.length, count)
    }
  })

  it('puts aside what is queued where nothing carries mail, so that nobody hears of it when something does', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    const parts = { stores: library.stores, origin: '', clock: () => Date.parse(now), log: () => undefined }
    await createSender({ ...parts, carrier: undefined, model: () => tellingModel }).round()
    await library.sender.round()
    assert.equal([library.mailbox.length, await library.told()], [0, { layla: 1 }])
  })

  it('goes on with the next mail when one cannot be made', async () => {
    const library = await tellingLibrary()
    await library.tell({ user: 'layla' })
    await library.tell({ user: 'jon' })
    const reading = library.stores.records.get
    let times = 0
    const records = {
      ...library.stores.records,
      get: (type: string, id: string) => (++times === 1 ? Promise.reject(new Error('secret')) : reading(type, id)),
    }
    const sent: string[] = []
    const logged: unknown[] = []
    await createSender({
      stores: { ...library.stores, records },
      carrier: {
        carry: async ({ to }) => {
          sent.push(to.address)
          return 'sent'
        },
      },
      ...{ model: () => tellingModel, origin: '', clock: () => Date.parse(now) },
      log: (entry) => logged.push(entry),
    }).round()
    assert.is(sent.length, 1)
    assert.equal(await library.stores.mails.counts(), { none: 4, sent: 1, queued: 1 })
    assert.not.match(JSON.stringify(logged), /secret/)
  })
})

spec('A new account', (it) => {
  it('is welcomed by mail, where it has an address', async () => {
    const library = await tellingLibrary()
    const facts = { role: 'binder', agency: 'town', groups: [], services: [], disabled: false, passwordHash: 'hash' }
    const layout = { ...facts, fullName: 'Sami Aziz' }
    await library.stores.accounts.create(
      { ...layout, id: '1', userName: 'sami', email: 'sami@example.org', locale: 'ar' },
      library.note,
    )
    await library.stores.accounts.create({ ...layout, id: '2', userName: 'sara' }, library.note)
    await library.sender.round()
    assert.equal(
      library.mailbox.map(({ to, subject }) => [to.address, subject]),
      [['sami@example.org', 'مرحبًا بك في مكتبة البلدة']],
    )
    assert.match(library.mailbox[0]?.text ?? '', /https:\/\/records\.example\.org\/sign-in/)
  })
})
