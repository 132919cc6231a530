import * as assert from 'uvu/assert'
import { changeLocale, loadArea } from '../../../ui/lib/catalogue.ts'
import { briefInstantText, dayText, instantText } from '../../../ui/lib/format.ts'
import { keyOfCode, say, t } from '../../../ui/lib/t.ts'
import { frameTexts } from '../../../ui/locales/frame.ts'
import { spec } from '../../lib/spec.ts'

const inLocale = async (tag: string) => {
  await loadArea('frame', frameTexts)
  await changeLocale(tag)
}

spec('Texts of the screens', (it) => {
  it('take the plural form that the language asks for', async () => {
    await inLocale('en')
    assert.equal(
      [1, 5].map((count) => t('list.total', { count })),
      ['1 record', '5 records'],
    )
    await inLocale('ar')
    assert.equal(
      [1, 2, 3, 11].map((count) => t('list.total', { count })),
      ['سجل واحد', 'سجلان', '3 سجلات', '11 سجلًا'],
    )
  })

  it('write numbers as people group them', async () => {
    await inLocale('en')
    assert.is(t('list.total', { count: 12345 }), '12,345 records')
  })

  it('keep a name in another script from turning a sentence around', async () => {
    await inLocale('ar')
    assert.is(t('home.greeting', { name: 'Nadia' }), 'مرحبًا \u2068Nadia\u2069')
    await inLocale('en')
    assert.is(t('home.greeting', { name: 'Nadia' }), 'Hello, Nadia')
  })

  it('keep their own direction where they stand in others, whatever they begin with', async () => {
    await inLocale('ar')
    const name = '\u2068Nadia\u2069 (\u2068Omar\u2069)'
    assert.is(t('home.greeting', { name }), `مرحبًا \u2067${name}\u2069`)
  })

  it('never show a key', async () => {
    await inLocale('en')
    assert.is(t('no.such.text'), '')
  })

  it('have for a code its own text, else that of all codes that begin so, else none', async () => {
    await inLocale('en')
    assert.is(keyOfCode('problem', 'query.too_far'), 'problem.query.too_far')
    assert.is(keyOfCode('problem', 'query.no_ranges'), 'problem.query')
    assert.is(keyOfCode('problem', 'dragon.seen'), undefined)
  })

  it('say texts of the configuration in the language they came in', async () => {
    await inLocale('ar')
    assert.is(say({ en: 'Loan', ar: 'إعارة' }), 'إعارة')
    assert.is(say({ fr: 'Prêt' }), 'Prêt')
    assert.is(say(undefined), '')
    await inLocale('en')
  })
})

spec('Days and moments', (it) => {
  it('carry their weekday when they are near, and their year when they are not', async () => {
    await inLocale('en')
    assert.is(dayText('2026-11-24', '2026-11-22'), 'Tue 24 Nov')
    assert.is(dayText('2014-03-09', '2026-11-22'), '9 Mar 2014')
  })

  it('stand in the time zone of the instance', () => {
    assert.ok(instantText('2024-05-10T22:30:00.000Z', 'Africa/Nairobi').startsWith('11 May 2024'))
  })

  it('leave out the time where it tells nothing any more', () => {
    assert.is(briefInstantText('2024-05-10T06:00:00.000Z', 'Africa/Nairobi', '2026-11-22'), '10 May 2024')
  })

  it('stay as they are when they cannot be read', () => assert.is(dayText('soon'), 'soon'))
})
