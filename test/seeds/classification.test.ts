import * as assert from 'uvu/assert'
import { isVisible } from '../../engine/forms/field-state.ts'
import { settled } from '../../engine/forms/settled.ts'
import { scopeOfRecord } from '../../engine/logic/scope.ts'
import type { Answers } from '../../engine/records/record.ts'
import { spec } from '../lib/spec.ts'
import { GBV, model, typeOf } from './seed.ts'

const incident = typeOf('incident')
const circumstances = { today: '2026-03-01', programme: GBV, core: { status: 'open' } }
const rested = (answers: Answers) => settled(model, incident, answers, circumstances)

/** The questions in their order, and what a yes to each means. */
const QUESTIONS = [
  ['gbv_penetration', 'rape'],
  ['gbv_sexual_contact', 'sexual_assault'],
  ['gbv_physical_harm', 'physical_assault'],
  ['gbv_marriage_against_will', 'forced_marriage'],
  ['gbv_denied', 'denial_of_resources_opportunities_or_services'],
  ['gbv_threatened', 'psychological_emotional_abuse'],
] as const

const WAYS = ['yes', 'no', 'declined'] as const

/** All ways of answering the first so many questions. */
const waysOf = (length: number): (typeof WAYS)[number][][] =>
  length === 0 ? [[]] : waysOf(length - 1).flatMap((before) => WAYS.map((way) => [...before, way]))

const asked = (ways: readonly string[]): Answers =>
  Object.fromEntries(QUESTIONS.map(([id], index) => [id, ways[index]]).filter(([, way]) => way !== undefined))

function meaning(ways: readonly string[]): string | undefined {
  const first = ways.indexOf('yes')
  if (first >= 0) return QUESTIONS[first]?.[1]
  return ways.length === QUESTIONS.length && ways.every((way) => way === 'no') ? 'non-gbv' : undefined
}

spec('The kind of violence', (it) => {
  it('is decided by the first yes, whatever would have come after', () => {
    for (const ways of waysOf(QUESTIONS.length))
      assert.is(rested(asked(ways))['gbv_sexual_violence_type'], meaning(ways), ways.join(' '))
  })

  it('stays open where a question was declined and none was a yes', () => {
    assert.is(rested(asked(['no', 'declined', 'no', 'no', 'no', 'no']))['gbv_sexual_violence_type'], undefined)
    assert.is(rested(asked(['no', 'no', 'no', 'no', 'no', 'no']))['gbv_sexual_violence_type'], 'non-gbv')
  })

  it('ends the questions: those after a yes are not asked, and what was said to them is let go', () => {
    const answers = rested(asked(['no', 'yes', 'no', 'yes', 'no', 'yes']))
    const scope = scopeOfRecord({ model, type: incident, answers, ...circumstances })
    const shown = QUESTIONS.map(([id]) => id).filter((id) => {
      const field = incident.fields.find((one) => one.id === id)
      return field && isVisible(field, scope)
    })
    assert.equal(shown, ['gbv_penetration', 'gbv_sexual_contact'])
    assert.equal(
      QUESTIONS.map(([id]) => answers[id]),
      ['no', 'yes', undefined, undefined, undefined, undefined],
    )
  })

  it('never has to be answered', () => {
    for (const [id] of QUESTIONS) assert.is(incident.fields.find((field) => field.id === id)?.required, undefined)
  })

  it('asks for no name of a survivor or an alleged perpetrator', () => {
    const forms = incident.forms.filter(({ programmes }) => programmes.every((one) => one === GBV))
    const fields = new Set(forms.flatMap((form) => form.fields))
    const names = incident.fields
      .filter(({ id }) => fields.has(id))
      .flatMap((field) => [field, ...(field.rows?.fields ?? [])])
      .filter(({ id, type }) => type === 'text' && /(^|_)name(_|$)/.test(id))
    assert.equal(
      names.map(({ id }) => id),
      ['caseworker_name'],
    )
  })
})

spec('An incident that was reported late', (it) => {
  const after = (days: number) =>
    rested({
      incident_date: '2026-01-01',
      date_of_first_report: new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10),
    })
  it('falls into one band of days and no other', () => {
    const bands = [0, 3, 4, 5, 6, 14, 15, 30, 31, 400].map((days) => after(days)['elapsed_reporting_time'])
    assert.equal(bands, [
      ...['0_3_days', '0_3_days', '4_5_days', '4_5_days', '6_14_days', '6_14_days'],
      ...['2_weeks_1_month', '2_weeks_1_month', 'over_1_month', 'over_1_month'],
    ])
  })
})
