import * as assert from 'uvu/assert'
import { placesIn } from '../../../../config/import/item.ts'
import { importPrimero } from '../../../../config/import/primero/import-primero.ts'
import { spec } from '../../../lib/spec.ts'
import { askingOf, checkedImport } from '../imported-model.ts'
import { readingClub, readingClubExtra } from './reading-club.ts'
import { valueAtPath } from './value-at-path.ts'

const imported = importPrimero(readingClub, readingClubExtra)
const { report, files } = imported
const { errors, model } = await checkedImport(imported)
const ask = () => askingOf(model, 'case')
const found = (kind: string) =>
  report.findings.filter((finding) => finding.kind === kind).map((finding) => finding.found)
const json = (path: string) => JSON.parse(files.get(path) ?? 'null')

spec('A Primero bundle', (it) => {
  it('becomes a configuration without errors', () => assert.equal(errors, []))

  it('is accounted for to the last place', () => {
    const document = { bundle: readingClub, extra: readingClubExtra }
    const { places } = report
    assert.is(places.total, placesIn(document).length)
    assert.is(places.unexplained, 0)
    assert.is(places.carried + places.converted + places.left_out + places.default, places.total)
  })

  it('has each of its things counted once', () => {
    const { FormSection, Lookup, Role, Agency, UserGroup, Report, ContactInformation } = readingClub.data
    const fields = FormSection.flatMap((form) => form.fields_attributes) as readonly Readonly<
      Record<string, unknown[] | undefined>
    >[]
    const options = [
      ...Lookup.flatMap((lookup) => lookup.lookup_values_i18n),
      ...fields.flatMap((field) => [...(field['option_strings_text_i18n'] ?? []), ...(field['tally_i18n'] ?? [])]),
    ]
    const total = (kind: string) => report.things.find((one) => one.kind === kind)?.total
    assert.is(total('form'), FormSection.length)
    assert.is(total('field'), fields.length)
    assert.is(total('lookup'), Lookup.length)
    assert.is(total('option'), options.length)
    assert.is(total('role'), Role.length)
    assert.is(total('permission'), Role.flatMap(({ permissions }) => placesIn(permissions)).length - 2)
    assert.is(total('form access'), Role.flatMap(({ form_section_read_write: forms }) => Object.keys(forms)).length)
    assert.is(total('agency'), Agency.length)
    assert.is(total('user group'), UserGroup.length)
    assert.is(total('report'), Report.length)
    assert.is(total('contact information'), ContactInformation.length)
    for (const { total: all, carried, converted, left_out } of report.things)
      assert.is(carried + converted + left_out, all)
  })

  it('has everything that is said to be carried where it is said to be', () => {
    const carried = report.entries.filter(({ fate }) => fate === 'carried')
    assert.ok(carried.length > 100)
    const document = { bundle: readingClub, extra: readingClubExtra }
    for (const { at, to } of carried) {
      const source = at
        .slice(1)
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key.replaceAll('~1', '/')], document)
      const locale = at.split('/').at(-1) ?? ''
      assert.equal(valueAtPath(files, to ?? '', locale), source, `${at} at ${to}`)
    }
  })

  it('says for everything left out why', () =>
    assert.equal(
      report.entries.filter(({ fate, note }) => (fate === 'left_out' || fate === 'converted') && !note),
      [],
    ))
})

spec('A field of a bundle', (it) => {
  it('becomes the field type that says the same', () => {
    const types = Object.fromEntries(ask().type.fields.map(({ id, type }) => [id, type]))
    for (const [id, type] of Object.entries({
      photos: 'photo',
      voice: 'audio',
      papers: 'document',
      signed: 'signature',
      borrowed: 'tally',
      part_two: 'heading',
      telephone: 'phone',
      age: 'age',
      joined_at: 'date-time',
      likes: 'choices',
      level: 'choice',
      home: 'location',
      branch: 'agency',
      odd: 'text',
      points: 'calculated',
    })) {
      assert.is(types[id], type, id)
    }
    assert.equal(ask().field('age').settings, { birthDate: 'date_of_birth' })
  })
  it('that the platform has itself is left out, and one of a name is one field', () => {
    assert.not.ok(ask().type.fields.some(({ id }) => id === 'status' || id === 'owned_by'))
    assert.is(ask().type.forms.filter(({ fields }) => fields.includes('visits')).length, 2)
    assert.ok(found('difference').some((one) => one.includes('`visits`')))
  })
  it('with an id that rows may not have gets another', () =>
    assert.ok(report.ids.some(({ from, to }) => from === 'type' && to === 'type_2')))
  it('shows under the condition that the source has', () => {
    assert.is(ask().shows('few_visits', {}), true, 'an empty number counts as 0')
    assert.is(ask().shows('few_visits', { visits: 6 }), false)
    assert.is(ask().shows('not_crime', {}), true)
    assert.is(ask().shows('not_crime', { likes: ['crime'] }), false)
    assert.is(ask().shows('both', { likes: ['crime'] }), false, 'all that are listed have to be chosen')
    assert.is(ask().shows('both', { likes: ['love_war', 'crime'] }), true)
    assert.is(ask().shows('legacy', { level: '3' }), true)
    assert.is(ask().shows('legacy', {}), false)
    assert.is(ask().shows('lost_reference', {}), true, 'false also means missing')
    assert.is(ask().shows('broken', {}), true)
    assert.is(ask().shows('switched_off', {}), true)
    assert.is(ask().shows('hidden_one', {}), false)
  })
  it('on a form with a condition shows with the form', () => {
    assert.is(ask().shows('loans_section', {}), false)
    assert.is(ask().shows('loans_section', { visits: 1 }), true)
  })
  it('on a form that would hide its own question shows by the answer instead', () => {
    assert.is(ask().shows('wants_letters', {}), true)
    assert.is(ask().shows('letter_to', {}), false)
    assert.is(ask().shows('letter_to', { wants_letters: true }), true)
  })
  it('is worked out, options counting by their numbers', () => {
    assert.is(ask().comesTo('points', { level: '3', visits: 4 }), 9)
    assert.is(ask().comesTo('points', {}), 2)
    assert.is(ask().comesTo('name', { name_first: 'Ina', name_last: 'Ek' }), 'Ina Ek')
    assert.is(ask().comesTo('name', { name_last: 'Ek' }), 'Ek')
  })
  it('has to be ticked where it is a required box', () =>
    assert.equal(ask().issues({ name_first: 'Ina', grown_up: false }), ['grown_up ticked']))
  it('begins with its default where there is a counterpart', () => {
    assert.equal(ask().field('joined_on').default, { logic: { today: [] } })
    assert.is(ask().field('joined_at').default, undefined)
  })
})

spec('A subform of a bundle', (it) => {
  const loans_section = [
    { unique_id: 'a', book: 'Second', lent_on: '2024-02-01', pages: 3 },
    { unique_id: 'b', book: 'First', lent_on: '2024-01-01', pages: 10, notes_pages: 5 },
    { unique_id: 'c', book: 'Undated' },
  ]
  it('becomes rows that are worked out one by one', () => {
    const rows = ask().comesTo('loans_section', { visits: 1, loans_section }) as readonly Record<string, unknown>[]
    assert.equal(
      rows.map((row) => [row['read_total'], row['mean_pages']]),
      [
        [3, 3],
        [15, 7.5],
        [0, undefined],
      ],
    )
  })
  it('is summed up by its first and last row', () => {
    assert.is(ask().comesTo('last_book', { loans_section }), 'Second')
    assert.is(ask().comesTo('first_lent', { loans_section }), '2024-01-01')
    assert.is(ask().comesTo('last_book', {}), undefined)
  })
  it('keeps order, closed rows and the fields that a placement shows', () => {
    const rows = ask().field('loans_section').rows
    assert.equal([rows?.sortBy, rows?.summary], [{ field: 'lent_on', direction: 'desc' }, ['lent_on', 'book']])
    assert.equal(
      ask()
        .field('more_loans')
        .rows?.fields.map(({ id }) => id),
      ['book', 'pages'],
    )
  })
  it('asks row and record for the tags of options, and offers all of them when no tag is on', () => {
    const { optionFilter } = json('fields/case/loans.json').fields[0].fields.find(
      (one: { id: string }) => one.id === 'genre',
    )
    assert.ok(JSON.stringify(optionFilter).includes('record.grown_up'))
    const genre = ask()
      .field('loans_section')
      .rows?.fields.find(({ id }) => id === 'genre')
    assert.ok(genre)
    assert.equal(ask().rowOptions('loans_section', 'genre', { pages: 200 }, {}), ['haiku', 'epic', 'plain'])
    assert.equal(ask().rowOptions('loans_section', 'genre', { pages: 20 }, {}), ['haiku'])
    assert.equal(ask().rowOptions('loans_section', 'genre', { pages: 20 }, { grown_up: true }), ['haiku', 'epic'])
  })
})

spec('What a bundle names and does not have', (it) => {
  it('is reported, each', () => {
    const dangling = found('dangling')
    for (const what of [
      'lookup-nowhere',
      '`gone`',
      '`nope`',
      'nobody_shows_me',
      'not_there',
      'in_no_module',
      '`nowhere`',
      'ghost',
      'forgotten',
      '`letters`',
    ]) {
      assert.ok(
        dangling.some((one) => one.includes(what)),
        what,
      )
    }
  })
  it('and what it cannot mean is reported as well', () => {
    for (const what of ['date_range', 'an expression that has no counterpart', '`left` a second time']) {
      assert.ok(
        found('invalid').some((one) => one.includes(what)),
        what,
      )
    }
  })
})

spec('A role of a bundle', (it) => {
  it('may do what its permissions amount to', () => {
    assert.equal(json('roles/role_reader.json').actions, { case: ['read', 'create', 'update', 'flag'] })
    assert.equal(json('roles/role_reader.json').manages, ['users:read'])
    assert.is(json('roles/role_reader.json').referral, true)
    const { actions } = json('roles/role_keeper.json')
    assert.equal(actions.case.sort(), [
      ...['access_log', 'create', 'disable', 'enable', 'flag', 'flag_multiple', 'flag_update', 'history'],
      ...['read', 'remove_alert', 'resolve_any_flag', 'update'],
    ])
  })
  it('manages people as far as its permissions go, and gives only roles that administer no more than it does', () => {
    const { manages, people } = json('roles/role_helper.json')
    assert.equal([...manages].sort(), [
      ...['user_groups:read', 'users:create', 'users:disable', 'users:read'],
      ...['users:sessions', 'users:sign_in_codes', 'users:update'],
    ])
    assert.equal(people, { width: 'agency', roles: ['role_reader'] })
    assert.is(json('roles/role_reader.json').people, undefined)
  })
  it('sees the forms that it is given, and writes none of a record that it may not change', () => {
    assert.equal(json('roles/role_reader.json').forms, {
      case: { membership: 'rw', loans: 'rw', self_asking: 'rw', change_logs: 'r' },
    })
    assert.equal(json('roles/role_looker.json').forms, { case: { membership: 'r' } })
  })
  it('has somebody to sign in as', () =>
    assert.equal(
      json('people.json').map(({ role }: { role: string }) => role),
      ['role_reader', 'role_keeper', 'role_looker', 'role_helper'],
    ))
})

spec('What stands beside a bundle', (it) => {
  it('keeps how agencies are reached, and whose groups are', () => {
    assert.equal(json('agencies/club.json').contact, { phone: '123' })
    assert.equal(json('user-groups/usergroup_a.json').agencies, ['club'])
  })
  it('gives places, programmes, lists and the form that is asked first', () => {
    assert.is(
      files.get('locations.csv'),
      'code,parent,level,retired,name_en,name_fr\nLAND,,0,,Land,Pays\nTOWN,LAND,1,true,Town,\n',
    )
    assert.equal(json('instance.json').programmes, [{ id: 'primeromodule_club', name: 'Club' }])
    assert.equal(json('lists/case.json').columns, ['short_id', 'age'])
    assert.equal(json('lists/case.json').filters, [
      { field: 'status', common: true, default: ['active'] },
      { field: 'age', common: true, ranges: ['0..17', '18..'] },
    ])
    assert.equal(json('record-types/case.json').creationForms, ['membership'])
    assert.is(json('lookups/lookup_club_status.json').options[0].id, 'active')
  })
  it('is not needed', async () => {
    const alone = importPrimero(readingClub)
    assert.equal((await checkedImport(alone)).errors, [])
    assert.is(alone.report.places.unexplained, 0)
  })
})
