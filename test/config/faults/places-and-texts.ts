import type { Faults } from './faults.ts'

const BASIC = 'forms/case/basic-identity.json'

/** Faults in places, texts and the instance. */
export const placeAndTextFaults: Faults = {
  'a file of translations into a language that nobody works in': (seed) => ({
    code: 'text.unknown_locale',
    file: seed.add('i18n/xx.json', { 'lookups/lookup_gender/label': 'Xx', 'roles/case_worker/label': 'Xx' }),
    at: '{',
  }),
  'a place two levels below its parent': (seed) => ({
    code: 'place.level',
    file: seed.retype('locations.csv', /$/, 'XT99,XT,2,XT99,Nowhere,لا مكان\n'),
    at: 'XT99',
  }),
  'a misspelt column of places': (seed) => ({
    code: 'csv.unknown_column',
    file: seed.retype('locations.csv', 'p_code', 'pcode'),
    at: 'pcode',
  }),
  'a place twice': (seed) => ({
    code: 'name.duplicate',
    file: seed.retype('locations.csv', /$/, 'XT01,XT,1,XT01,Adoran,أدوران\n'),
    at: 'XT01,XT,1',
    nth: 2,
  }),
  'a text that is missing in one language': (seed) => ({
    code: 'text.untranslated',
    file: seed.field('case', 'religion', (field) => {
      field['label'] = { en: 'Religion' }
    }),
    after: '"id": "religion"',
    at: '"label": {',
  }),
  'a text that is missing in the default language': (seed) => ({
    code: 'text.no_default',
    file: seed.edit(BASIC, (json) => {
      json.label = { ar: 'الهوية' }
    }),
    at: '"label"',
  }),
  'a language that the instance does not have': (seed) => ({
    code: 'text.unknown_locale',
    file: seed.edit(BASIC, (json) => {
      json.label.de = 'Identität'
    }),
    at: '"de"',
  }),
  'a translation of nothing': (seed) => ({
    code: 'text.unknown_path',
    file: seed.add('i18n/ar.json', { 'fields/case/name_frist/label': 'الاسم' }),
    at: 'name_frist',
  }),
  'a time zone that does not exist': (seed) => ({
    code: 'instance.time_zone',
    file: seed.edit('instance.json', (json) => {
      json.timeZone = 'Africa/Narobi'
    }),
    at: '"timeZone"',
  }),
  'a calendar of a language that is not offered': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('instance.json', (json) => {
      json.calendars = { offered: ['persian'], byLocale: { ar: 'islamic-umalqura' } }
    }),
    at: '"islamic-umalqura"',
  }),
  'a calendar of a language that the instance does not have': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('instance.json', (json) => {
      json.calendars = { offered: ['ethiopic'], byLocale: { xx: 'ethiopic' } }
    }),
    at: '"ethiopic"',
    nth: 2,
  }),
  'a default language that is none of the languages': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('instance.json', (json) => {
      json.defaultLocale = 'de'
    }),
    at: '"defaultLocale"',
    besides: ['text.no_default', 'text.untranslated', 'csv.missing_column'],
  }),
}
