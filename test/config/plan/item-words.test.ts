import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { modelOfFolder } from '../../../config/model-of-folder.ts'
import { diff } from '../../../config/plan/diff.ts'
import { thingKinds } from '../../../config/plan/kinds/index.ts'
import { itemWords, type Speaking } from '../../../engine/plan/item-words.ts'
import { decisionKinds, itemClasses, type PlanItem } from '../../../engine/plan/plan.ts'
import { spec } from '../../lib/spec.ts'
import { bases, changed } from '../../server/promotion/random-changes.ts'
import { dice, mutated } from './mutations.ts'

const LOCALES = ['en', 'ar', 'fr', 'es']
type Catalogue = Readonly<Record<string, string>>

function speaking(locale: string, missing: Set<string>): Speaking {
  const texts = JSON.parse(readFileSync(`ui/locales/${locale}/plan.json`, 'utf8')) as Catalogue
  return {
    say: (key, slots = {}) => {
      const text = texts[key]
      if (text === undefined) missing.add(key)
      return text?.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot)
    },
    textOf: (all) => all[locale] ?? all['en'] ?? '',
    number: String,
  }
}

const items = (): readonly PlanItem[] => {
  const roll = dice(5)
  const standard = modelOfFolder('seeds/child-protection')
  const mutations = Array.from({ length: 70 }, () => diff(standard, mutated(standard, roll).model))
  const edits = Array.from({ length: 70 }, (_, run) => {
    const base = bases[run % bases.length] ?? standard
    return diff(base, changed(base, roll).model)
  })
  return [...mutations, ...edits].flatMap((found) => found.items)
}

spec('The words of a plan', (it) => {
  it('say every difference in every language, with nothing left to be filled in', () => {
    const all = items()
    assert.ok(new Set(all.map(({ kind }) => kind)).size > 50, 'there are many kinds')
    for (const locale of LOCALES) {
      const missing = new Set<string>()
      const voice = speaking(locale, missing)
      for (const item of all) {
        const { says, counts, notes } = itemWords({ ...item, counts: { records: 7 }, few: ['people'] }, voice)
        assert.not.match([says, ...counts, ...notes].join(' '), /\{|undefined|\[object/, item.id)
      }
      // These go by their ids where the screens have no words of their own for them.
      const unsaid = [...missing].filter((key) => !/^(plan\.property|roles\.(action|manage))\./.test(key))
      assert.equal(unsaid, [], locale)
    }
  })

  it('name every kind of thing, class and decision', () => {
    const keys = [
      ...thingKinds.map(({ what }) => `plan.what.${what}`),
      ...itemClasses.map((name) => `plan.class.${name}`),
      ...decisionKinds.map((name) => `plan.decision.${name}`),
    ]
    const texts = JSON.parse(readFileSync('ui/locales/en/plan.json', 'utf8')) as Catalogue
    assert.equal(
      keys.filter((key) => !texts[key]),
      [],
    )
  })

  it('are those that somebody would say', () => {
    const base = bases[0]
    const loan = base?.recordTypes['loan']
    if (!base || !loan) throw new Error('The library lends')
    const fields = loan.fields.map((field) => (field.id === 'kind' ? { ...field, required: true as const } : field))
    const to = { ...base, hash: 'x', recordTypes: { ...base.recordTypes, loan: { ...loan, fields } } }
    const [item] = diff(base, to).items
    if (!item) throw new Error('There is a difference')
    const said = itemWords({ ...item, counts: { incomplete: 12 } }, speaking('en', new Set()))
    assert.equal(said, {
      says: 'Field “Kind” (Loan): must be answered',
      counts: ['Records found incomplete (they can still be saved): 12'],
      notes: [],
    })
  })
  it('name the fields that a role comes to see, some of them and how many more', () => {
    const base = bases[0]
    const [role] = Object.values(base?.roles ?? {})
    if (!base || !role) throw new Error('Somebody works in the library')
    const names = (count: number) => Array.from({ length: count }, (_, at) => ({ en: `Field ${at + 1}` }))
    const said = (count: number) =>
      itemWords(
        {
          ...{ id: 'x', kind: 'role.fields_gained', class: 'widens', subject: { what: 'role', id: role.id } },
          details: { name: role.label, typeName: { en: 'Loan' }, fields: [], fieldNames: names(count) },
        },
        speaking('en', new Set()),
      ).says
    assert.match(said(2), /: sees more fields of Loan: Field 1, Field 2$/)
    assert.match(said(200), /Field 7, Field 8 and 192 more$/)
  })
})
