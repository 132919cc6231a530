import * as assert from 'uvu/assert'
import { platformLocales, platformTextsIn } from '../../../server/mail/platform-texts.ts'
import { spec } from '../../lib/spec.ts'

const placesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

spec("The platform's own mails", (it) => {
  it('are there in every language that ships', () =>
    assert.equal([...platformLocales].sort(), ['ar', 'en', 'es', 'fr']))

  it('name the same things in every language', () => {
    for (const locale of platformLocales) {
      const { mayBeTurnedOff, ...mails } = platformTextsIn(locale)
      for (const [kind, { subject, body }] of Object.entries(mails)) {
        const english = platformTextsIn('en')[kind as keyof typeof mails]
        assert.equal(
          [placesIn(subject), placesIn(body)],
          [placesIn(english.subject), placesIn(english.body)],
          `${locale} ${kind}`,
        )
      }
      assert.equal(placesIn(mayBeTurnedOff), ['account'])
    }
  })

  it('are English ones in a language without them', () =>
    assert.is(platformTextsIn('am').welcome.subject, platformTextsIn('en').welcome.subject))
})
