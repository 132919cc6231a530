import * as assert from 'uvu/assert'
import type { Problem } from '../../../engine/problems.ts'
import { demoPolicy, passwordIssues, realPolicy } from '../../../server/security/password-policy.ts'
import { createPasswords, createTurns } from '../../../server/security/passwords.ts'
import { spec } from '../../lib/spec.ts'

const PERSON = ['nadia', 'Nadia Haddad', 'nadia@openhands.example', 'Town library']

const TABLE: readonly (readonly [password: string, code: string | undefined])[] = [
  ['correct horse battery', undefined],
  ['seven green bottles', undefined],
  ['ich mag gruene Autos', undefined],
  ['نافذة خضراء فوق البحر', undefined],
  ['🐘🐈🐕🐎🐄🐖🐏🐑🐐🐪🐫🦒🦓🦍🦧', undefined],
  [`${'x'.repeat(64)}abcdefghij KLMNO 12345`, undefined],
  ['               a b c d e f g h', undefined],
  ['short', 'password.too_short'],
  ['fourteen chars', 'password.too_short'],
  ['🐘🐈🐕🐎🐄🐖🐏', 'password.too_short'],
  ['x1'.repeat(65), 'password.too_long'],
  ['aaaaaaaaaaaaaaaaaaaa', 'password.pattern'],
  ['abcabcabcabcabcabc', 'password.pattern'],
  ['letme1letme1letme1', 'password.pattern'],
  ['abcdefghijklmnopqrs', 'password.pattern'],
  ['zyxwvutsrqponmlkji', 'password.pattern'],
  ['12345678901234567890', 'password.pattern'],
  ['qwertyuiopasdfghjk', 'password.pattern'],
  ['1q2w3e4r5t6y7u8i', 'password.common'],
  ['CorrectHorseBatteryStaple', 'password.common'],
  ['thisismypassword', 'password.common'],
  ['nadia haddad nadia', 'password.personal'],
  ['NADIA-library-2024', 'password.personal'],
  ['formwork-password-1', 'password.personal'],
  ['openhands library!', 'password.personal'],
]

spec('The password policy', (it) => {
  for (const [password, code] of TABLE) {
    it(`${code ? `refuses "${password.slice(0, 24)}": ${code}` : `takes "${[...password].slice(0, 24).join('')}"`}`, () =>
      assert.is(passwordIssues(password, PERSON, realPolicy)[0]?.code, code))
  }

  it('exempts demo people', () => assert.equal(passwordIssues('formwork-demo', ['demo'], demoPolicy), []))
})

spec('Passwords', (it) => {
  const passwords = createPasswords()

  it('are kept as argon2id of the agreed cost', async () =>
    assert.match(await passwords.hash('seven green bottles'), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/))

  it('match themselves, however the letters were typed', async () => {
    const hash = await passwords.hash('a password \u00e9t\u00e9 \ufb01n')
    assert.ok(await passwords.matches('a password e\u0301te\u0301 fin', hash))
    assert.not(await passwords.matches('a password ete fin', hash))
  })

  it('never match where nobody is', async () => assert.not(await passwords.matches('anything at all', undefined)))

  it('take about the same time where nobody is', async () => {
    const hash = await passwords.hash('seven green bottles')
    const time = async (stored: string | undefined) => {
      const all: number[] = []
      for (let turn = 0; turn < 7; turn += 1) {
        const began = performance.now()
        await passwords.matches('six green bottles now', stored)
        all.push(performance.now() - began)
      }
      return all.sort((a, b) => a - b)[3] as number
    }
    const [known, unknown] = [await time(hash), await time(undefined)]
    assert.ok(unknown > known * 0.5 && unknown < known * 2, `${known} and ${unknown} ms`)
  })
})

spec('Turns', (it) => {
  it('run two at a time, let fifty wait and send the rest away', async () => {
    const turns = createTurns(2, 50)
    let running = 0
    let most = 0
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((done) => setTimeout(done, 1))
      running -= 1
    }
    const all = await Promise.allSettled(Array.from({ length: 60 }, () => turns(work)))
    assert.is(most, 2)
    assert.is(all.filter(({ status }) => status === 'fulfilled').length, 52)
    const refused = all.find((one) => one.status === 'rejected') as PromiseRejectedResult
    assert.is((refused.reason as Problem).code, 'limit.reached')
    await turns(work)
  })
})
