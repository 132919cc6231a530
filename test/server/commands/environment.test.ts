import * as assert from 'uvu/assert'
import { siteOf } from '../../../server/commands/site.ts'
import { ConsoleTrouble, environmentOf } from '../../../server/env.ts'
import { spec } from '../../lib/spec.ts'

const troubleOf = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (error) {
    if (error instanceof ConsoleTrouble) return error.message
    throw error
  }
}

spec('The environment', (it) => {
  it('has a standard for everything', () => {
    const { port, host, dataFolder, configurationFolder, origin, proxies, limits } = environmentOf({}, '/srv')
    assert.equal(
      { port, host, dataFolder, origin, proxies, limits },
      { port: 3000, host: '127.0.0.1', dataFolder: '/srv/data', origin: undefined, proxies: [], limits: true },
    )
    assert.match(configurationFolder, /seeds\/child-protection$/)
  })

  it('takes folders from where the command was given', () =>
    assert.is(environmentOf({ FORMWORK_CONFIG: '../mine' }, '/srv/app').configurationFolder, '/srv/mine'))

  for (const PORT of ['http', '-1', '65536', '3e3', ' 80']) {
    it(`says in one line that ${PORT} is no port`, () =>
      assert.match(
        troubleOf(() => environmentOf({ PORT })),
        /^PORT is .*$/,
      ))
  }

  it('says in one line that an origin is none', () =>
    assert.match(
      troubleOf(() => environmentOf({ FORMWORK_ORIGIN: 'records.example.org' })),
      /https:\/\/records\.example\.org\.$/,
    ))
})

spec('The mail server of the environment', (it) => {
  const from = 'no-reply@example.org'
  const mailOf = (url: string) => environmentOf({ FORMWORK_SMTP_URL: url, FORMWORK_MAIL_FROM: from }).mail

  it('is none where none is named', () => assert.is(environmentOf({}).mail, undefined))

  it('is reached by TLS, with user and password where there are some', () => {
    assert.equal(mailOf('smtps://sender:a%40b@mail.example.org'), {
      from,
      smtp: {
        ...{ host: 'mail.example.org', port: 465, secure: true, requireTls: false },
        ...{ user: 'sender', password: 'a@b' },
      },
    })
    assert.equal(mailOf('smtp://mail.example.org')?.smtp, {
      ...{ host: 'mail.example.org', port: 587, secure: false, requireTls: true },
    })
  })

  it('is spoken to in the clear on this machine, or where that is asked for', () => {
    assert.is(mailOf('smtp://127.0.0.1:2525')?.smtp.requireTls, false)
    assert.is(mailOf('smtp://relay.internal:25?tls=none')?.smtp.requireTls, false)
  })

  for (const url of [
    'mail.example.org',
    'https://mail.example.org',
    'smtp://',
    'smtp://u:%zz-secret@mail.example.org',
  ]) {
    it(`says in one line, without a secret, that ${url} is none`, () => {
      const trouble = troubleOf(() => mailOf(url))
      assert.match(trouble, /^FORMWORK_SMTP_URL must look like .*$/)
      assert.not.match(trouble, /secret/)
    })
  }

  it('needs an address that mails come from', () => {
    const url = 'smtps://mail.example.org'
    for (const FORMWORK_MAIL_FROM of ['', 'Formwork <a@b>', 'a@b\r\nBcc: c@d'])
      assert.match(
        troubleOf(() => environmentOf({ FORMWORK_SMTP_URL: url, FORMWORK_MAIL_FROM })),
        /^FORMWORK_MAIL_FROM must be/,
      )
  })
})

spec('The site', (it) => {
  const real = { demo: false, developer: false }
  const site = (variables: Record<string, string>, mode = real) => siteOf(environmentOf(variables, '/srv'), mode)

  it('of this machine is reached by its names, in the clear', () =>
    assert.equal([site({}).origins, site({}).secure], [['http://localhost:3000', 'http://127.0.0.1:3000'], false]))

  it('beyond this machine is reached by https or not at all', () => {
    assert.match(
      troubleOf(() => site({ HOST: '0.0.0.0' })),
      /^HOST is 0\.0\.0\.0: .*https.*$/,
    )
    assert.match(
      troubleOf(() => site({ HOST: '0.0.0.0', FORMWORK_ORIGIN: 'http://records.example.org' })),
      /https/,
    )
    const { origins, secure } = site({ HOST: '0.0.0.0', FORMWORK_ORIGIN: 'https://records.example.org/' })
    assert.equal([origins, secure], [['https://records.example.org'], true])
  })

  it('may be shown around in the clear when all in it is invented', () =>
    assert.ok(site({ HOST: '0.0.0.0' }, { demo: true, developer: true }).origins.includes('http://0.0.0.0:3000')))
})

spec('Where backups go', (it) => {
  it('is nowhere where nothing is named', () => assert.is(environmentOf({}).backup, undefined))

  it('is a folder, with what locks them, from where the command was given', () => {
    const variables = { FORMWORK_BACKUP_TO: 'kept', FORMWORK_BACKUP_KEY: 'key.pub', FORMWORK_BACKUP_KEEP: '7' }
    assert.equal(environmentOf(variables, '/srv').backup, { to: '/srv/kept', keyFile: '/srv/key.pub', keep: 7 })
    const passphrase = 'seven green bottles'
    assert.equal(environmentOf({ FORMWORK_BACKUP_PASSPHRASE: passphrase }).backup, { passphrase, keep: 14 })
  })

  it('is refused in one line without a lock, or with a number that is none', () => {
    assert.match(
      troubleOf(() => environmentOf({ FORMWORK_BACKUP_TO: 'kept' })),
      /FORMWORK_BACKUP_KEY or FORMWORK_BACKUP_PASSPHRASE\.$/,
    )
    for (const FORMWORK_BACKUP_KEEP of ['0', 'all', '-1', '1.5']) {
      assert.match(
        troubleOf(() => environmentOf({ FORMWORK_BACKUP_KEEP })),
        /^FORMWORK_BACKUP_KEEP is /,
      )
    }
  })
})
