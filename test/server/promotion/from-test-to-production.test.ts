import { copyFileSync, writeFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { agree, createDesk, FOLDER, KEY, PUBLIC_KEY, planIn, planOf } from '../../lib/promotion/desk.ts'
import { changeFolder, REMOVED, RENAMED, RETIRED, standardFolder } from '../../lib/promotion/next-release.ts'
import { HOLDERS, holdRetired, mentioning, peopleSave, savesMore } from '../../lib/promotion/people-save.ts'
import { checksumOf, recordsIn } from '../../lib/promotion/real-instance.ts'
import { asking } from '../../lib/promotion/stream-of-saves.ts'
import { spec } from '../../lib/spec.ts'

const RECORDS = 100

const desk = createDesk()
const { at, must } = desk

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

spec('From a test instance to production', (it) => {
  it('a release is planned in numbers, decided, agreed to by a second person, applied and gone back from while people save', async () => {
    standardFolder(at(FOLDER))
    await must('keys', '--out', at('keys'))
    const key = ['--key', at(KEY)]
    await must('build', at(FOLDER), ...key, '--out', at('1.release'), '--message', 'As it stands')
    const [test, production] = [await desk.opened('test', 3), await desk.opened('production', RECORDS)]
    const [testToken, token] = [await desk.tokenOf(test, 'test'), await desk.tokenOf(production, 'production')]
    const [onTest, onProduction] = [
      ['--to', test.url, ...testToken],
      ['--to', production.url, ...token],
    ]
    const [admin, second] = [await asking(production.url, 'admin'), await asking(production.url, 'second')]
    await holdRetired(production)
    const removed = mentioning(production, REMOVED.option).length
    assert.ok(removed > 0)

    // Changed, built and tried out on the test instance, fetched from there, and carried over as a file.
    changeFolder(at(FOLDER))
    await must('build', at(FOLDER), ...key, '--parent', at('1.release'), '--out', at('2.release'))
    const tried = planIn(await must('plan', at('2.release'), ...onTest))
    assert.is((await agree(await asking(test.url, 'second'), tried)).status, 200)
    assert.match(await must('apply', tried, ...onTest), 'Version 1.1.0 serves.')
    const pulled = ['--key', at(PUBLIC_KEY), '--out', at('pulled.release')]
    await must('pull', '--from', test.url, ...testToken, ...pulled)
    copyFileSync(at('pulled.release'), at('carried.release'))
    assert.match(await must('push', at('carried.release'), ...onProduction), 'is there.')

    // Read, decided, agreed to by somebody else.
    const [removal, retirement] = [
      `option/${REMOVED.lookup}/${REMOVED.option}/removed`,
      `option/${RETIRED.lookup}/${RETIRED.option}/retired`,
    ]
    const words = await must('plan', at('carried.release'), ...onProduction)
    assert.match(words, `Option “Traditional belief” (Religions): no longer offered\n    Records: ${HOLDERS}\n`)
    assert.match(words, `Option “Sikhism” (Religions): removed\n    Records: ${removed}\n`)
    assert.match(words, 'Role “Service provider”: sees the form “Address and contact” of Case')
    assert.match(words, `Taken along by the migration`)
    assert.match(words, '2 decisions are missing')
    const id = planIn(words)
    const counts = (await planOf(admin, id)).items.map((item) => [item.id, item.counts?.['records']])
    assert.is(new Map(counts as [string, number][]).get(retirement), HOLDERS)
    const decisions = {
      [removal]: { kind: 'map', options: { [REMOVED.option]: REMOVED.instead } },
      [retirement]: { kind: 'keep' },
    }
    writeFileSync(at('decisions.json'), JSON.stringify(decisions))
    assert.match(await desk.refused('apply', id, ...onProduction), 'plan.incomplete')
    assert.is((await admin('PATCH', `plans/${id}`, { decisions })).status, 200)
    assert.match((await agree(admin, id)).text, 'plan.own')
    assert.match(await desk.refused('apply', id, ...onProduction), 'plan.approval_missing')
    assert.is((await agree(second, id)).status, 200)

    // Applied while people save.
    const later = (await planOf(admin, id)) as unknown as { readonly content: string }
    const [before, applying] = [recordsIn(production.data), await peopleSave(production, later.content)]
    await savesMore(applying)
    const progress = await must('apply', id, ...onProduction)
    for (const phase of ['scenarios', 'restore point', 'Version 1.1.0 serves.']) assert.match(progress, phase)
    await savesMore(applying)
    const forward = await applying.stop()
    assert.equal(forward.refused, [])
    assert.is(forward.releases, 2, 'saves were taken under both')

    // What nobody wrote says the same in the new names; what somebody wrote says what they wrote.
    const between = recordsIn(production.data)
    for (const [record, text] of forward.written) {
      const { answers } = between.get(record) ?? {}
      assert.equal(
        [answers?.[RENAMED.to], answers?.[RENAMED.from], answers?.['address_current']],
        [text, undefined, text],
      )
    }
    assert.is(mentioning(production, RETIRED.option).length, HOLDERS)
    assert.is(mentioning(production, REMOVED.option).length, 0)
    assert.match(await must('apply', id, ...onProduction), 'nothing was done')
    assert.match(await must('push', at('carried.release'), ...onProduction), 'is there.')
    assert.match(await desk.refused('plan', at('carried.release'), ...onProduction), 'release.active_already')
    assert.match(await desk.refused('push', at('1.release'), ...onProduction), 'release.older')

    // Somebody complains, and it is taken back while people save.
    const backward = await peopleSave(production, later.content)
    await savesMore(backward)
    const back = await must('rollback', ...onProduction)
    const returning = planIn(back)
    await agree(second, returning)
    const undone = await must('apply', returning, ...onProduction)
    assert.match(undone, 'Version 1.0.0 serves.')
    await savesMore(backward)
    const taken = await backward.stop()
    assert.equal(taken.refused, [])
    const after = recordsIn(production.data)
    for (const [record, text] of new Map([...forward.written, ...taken.written])) {
      assert.is(after.get(record)?.answers[RENAMED.from], text)
    }
    const written = new Set([...forward.written.keys(), ...taken.written.keys()])
    const untouched = (all: ReadonlyMap<string, AnyRecord>) => [...all.values()].filter((one) => !written.has(one.id))
    assert.ok(untouched(before).length > RECORDS / 2)
    assert.is(checksumOf(untouched(after)), checksumOf(untouched(before)))

    // What was complained of is cleared up: the same release once more, this time at an hour.
    const again = planIn(await must('plan', at('2.release'), ...onProduction, '--decisions', at('decisions.json')))
    assert.match((await admin('POST', `plans/${again}/schedule`, { at: inSeconds(5) })).text, 'plan.approval_missing')
    assert.is((await agree(second, again)).status, 200)
    const { status, text } = await admin('POST', `plans/${again}/schedule`, { at: inSeconds(5) })
    assert.is(status, 200, text)
    while ((await planOf(admin, again)).state !== 'applied') {
      assert.is((await planOf(admin, again)).failure, undefined)
      await new Promise((done) => setTimeout(done, 500))
    }
    for (const [record, said] of taken.written) {
      assert.is(recordsIn(production.data).get(record)?.answers[RENAMED.to], said)
    }
    const { data } = JSON.parse((await second('GET', 'releases')).text) as {
      data: { receipts_whole: boolean; receipts: { kind: string; by: string }[] }
    }
    assert.equal(
      [data.receipts_whole, data.receipts.map(({ kind, by }) => `${kind} ${by}`)],
      [true, ['apply admin', 'rollback admin', 'apply admin', 'first ']],
    )

    await test.stop()
    await production.stop()
    desk.clear()
  })
})
