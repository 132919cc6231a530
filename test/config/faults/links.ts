import { type Faults, text } from './faults.ts'

const CASE = 'record-types/case.json'
const BASIC = 'forms/case/basic-identity.json'
const LINK = 'incident_case_id'

type Seed = Parameters<Faults[string]>[0]

const words = text('Words')

/** A form of cases with one panel. */
const withPanel = (seed: Seed, panel: object): string =>
  seed.edit(BASIC, (json) => {
    json.panels = [panel]
  })

/** Links, tallies, panels, and forms that are asked first. */
export const linkFaults: Faults = {
  'a link to a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.add('fields/case/zz.json', {
      fields: [{ id: 'zz', type: 'link', label: words, recordType: 'incidnt' }],
    }),
    at: '"incidnt"',
    besides: ['field.unplaced'],
  }),
  'a tally that keeps its sum under the name of a line': (seed) => {
    seed.add('lookups/zz.json', { id: 'lookup_zz', label: words, options: [{ id: 'total', label: words }] })
    return {
      code: 'name.reserved',
      file: seed.add('fields/case/zz.json', {
        fields: [{ id: 'zz', type: 'tally', label: words, lookup: 'lookup_zz', total: true }],
      }),
      at: '"lookup_zz"',
      besides: ['field.unplaced'],
    }
  },
  'a panel of a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: withPanel(seed, { panel: 'linked', recordType: 'incidnt', field: LINK }),
    at: '"incidnt"',
  }),
  'a panel of a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: withPanel(seed, { panel: 'linked', recordType: 'incident', field: 'incident_cas' }),
    at: '"incident_cas"',
  }),
  'a panel of a field that is no link': (seed) => ({
    code: 'reference.wrong_kind',
    file: withPanel(seed, { panel: 'linked', recordType: 'incident', field: 'incident_date' }),
    at: '"incident_date"',
  }),
  'a panel of a link to something else': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.edit('forms/family/family-history.json', (json) => {
      json.panels = [{ panel: 'linked', recordType: 'incident', field: LINK }]
    }),
    at: `"${LINK}"`,
  }),
  'a panel that does not say by which field records link': (seed) => ({
    code: 'schema.missing_property',
    file: withPanel(seed, { panel: 'linked', recordType: 'incident' }),
    at: '"panels"',
    shift: 1,
  }),
  'a log of some other record type': (seed) => ({
    code: 'schema.unknown_property',
    file: withPanel(seed, { panel: 'history', recordType: 'incident' }),
    at: '"recordType"',
  }),
  'a copy into a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: withPanel(seed, { panel: 'linked', recordType: 'incident', field: LINK, copies: { sexx: 'sex' } }),
    at: '"sexx"',
  }),
  'a copy out of a field of another type': (seed) => ({
    code: 'reference.wrong_kind',
    file: withPanel(seed, { panel: 'linked', recordType: 'incident', field: LINK, copies: { incident_date: 'sex' } }),
    at: '"incident_date"',
  }),
  'a form asked first that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit(CASE, (json) => {
      json.creationForms = [...(json.creationForms ?? []), 'first_consnt']
    }),
    at: '"first_consnt"',
  }),
  'a form asked first that asks nothing': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.edit(CASE, (json) => {
      json.creationForms = ['change_logs']
    }),
    at: '"change_logs"',
  }),
  'a record type that would stand where the API has its uploads': (seed) => ({
    code: 'name.reserved',
    file: seed.edit('record-types/family.json', (json) => {
      json.plural = 'uploads'
    }),
    at: '"uploads"',
  }),
}
