import { managePermissions } from '../../../engine/permissions/manages.ts'
import { idFrom } from '../ids.ts'
import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'
import type { Layout, Question } from './layout.ts'
import type { Row } from './sheets.ts'

const STATUS = { en: 'Status', ar: 'الوضع', fr: 'Statut', es: 'Estado' }
const OPEN = { en: 'Open', ar: 'مفتوح', fr: 'Ouvert', es: 'Abierto' }
const CLOSED = { en: 'Closed', ar: 'مغلق', fr: 'Fermé', es: 'Cerrado' }
const COLLECTOR = { en: 'Collector', ar: 'جامع البيانات', fr: 'Collecteur', es: 'Recolector' }
const COORDINATOR = { en: 'Coordinator', ar: 'المنسق', fr: 'Coordinateur', es: 'Coordinador' }

const LISTABLE = ['text', 'number', 'age', 'date', 'date-time', 'yes-no', 'choice', 'choices', 'calculated']

/** What the settings of a form say, before anything is written. */
export interface Settings {
  readonly id: string
  readonly title: Texts
  readonly version: string
  readonly titleOf: Item | undefined
}

export function settingsIn(
  row: Row | undefined,
  fileName: string,
): Omit<Settings, 'title'> & { readonly title: string } {
  const title = row?.get('form_title').text ?? ''
  const stem = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const id = idFrom(row?.get('form_id', 'id_string').text || title || stem || 'form')
    .slice(0, 40)
    .replace(/_+$/, '')
  return {
    id,
    title: title || inWords(id),
    version: row?.get('version').text ?? '',
    titleOf: row?.get('instance_name'),
  }
}

export function settleSettings(row: Row | undefined, { id }: { readonly id: string }): void {
  if (!row) return
  row.get('form_title').converted(`record-types/${id}/label`, 'the name of the records')
  row.get('form_id', 'id_string').converted(`record-types/${id}/id`, 'the record type')
  row.get('version').converted('instance/version', 'the version of the configuration')
  row.get('default_language').converted('instance/defaultLocale', 'the language that everything has a text in')
  for (const [column, cell] of row.cells())
    if (!cell.isTouched) cell.leftOut(`the setting \`${column}\` has no counterpart`)
}

/** The questions that the name of a submission is made of. */
function titleQuestions(cell: Item | undefined, layout: Layout, id: string): readonly Question[] {
  const record = layout.all.filter(({ repeat, kind }) => !repeat && LISTABLE.includes(kind.type))
  const named = [...(cell?.text ?? '').matchAll(/\$\{\s*([^}\s]+)\s*\}/g)].flatMap(
    ([, name]) => record.find((one) => one.node.name === name) ?? [],
  )
  if (named.length > 0) {
    cell?.converted(`record-types/${id}/title`, 'the questions named stand in the title')
    return [...new Set(named)]
  }
  const texts = record.filter(({ kind }) => kind.type === 'text' && kind.settings['long'] !== true)
  return [texts.find(({ node }) => /name/.test(node.name)) ?? texts[0] ?? record[0]].flatMap((one) => one ?? [])
}

/** Everything around the form that an XLSForm does not have: record type, list, roles, people. */
export function writeSurroundings(
  { id, title, version, titleOf }: Settings,
  layout: Layout,
  { files, texts, ledger }: Importing,
): void {
  const written = (text: Texts) => texts.written(text)
  const own = (words: Texts) => written(texts.own(words))
  const inTitle = titleQuestions(titleOf, layout, id)
  const record = layout.all.filter(
    ({ repeat, kind }) => !repeat && LISTABLE.includes(kind.type) && kind.settings['long'] !== true,
  )
  const searched = record.filter(({ kind }) => kind.type === 'text').slice(0, 6)
  const status = `${id}_status`
  files.json('instance.json', {
    id,
    name: written(title),
    version: version.slice(0, 60) || '1',
    locales: [...texts.locales],
    defaultLocale: texts.defaultLocale,
    timeZone: 'UTC',
    programmes: [{ id: 'main', name: written(title) }],
  })
  files.json(`record-types/${id}.json`, {
    id,
    plural: `${id}_records`,
    label: written(title),
    labelPlural: written(title),
    ids: { unique: `${id}_id`, display: `${id}_id_display` },
    statusLookup: status,
    title: inTitle.map((question) => question.id),
    searched: searched.map((question) => question.id),
    groups: [{ id: 'form', label: written(title) }],
  })
  files.json(`lookups/${status}.json`, {
    id: status,
    label: own(STATUS),
    options: [
      { id: 'open', label: own(OPEN) },
      { id: 'closed', label: own(CLOSED) },
    ],
  })
  const choices = record.filter(({ kind }) => kind.type === 'choice' || kind.type === 'choices').slice(0, 6)
  files.json(`lists/${id}.json`, {
    recordType: id,
    columns: ['short_id', ...record.slice(0, 5).map((question) => question.id), 'created_at'],
    filters: [
      { field: 'status', common: true, default: ['open'] },
      ...choices.map((question) => ({ field: question.id })),
    ],
    sort: { field: 'created_at', direction: 'desc' },
  })
  files.json('agencies/agency.json', { id: 'agency', name: written(title) })
  files.json('user-groups/group.json', { id: 'group', name: written(title) })
  const actions = { [id]: ['read', 'create', 'update', 'history'] }
  files.json('roles/collector.json', {
    id: 'collector',
    label: own(COLLECTOR),
    reach: 'self',
    actions,
    forms: { [id]: 'rw' },
  })
  files.json('roles/coordinator.json', {
    id: 'coordinator',
    label: own(COORDINATOR),
    reach: 'all',
    actions,
    forms: { [id]: 'rw' },
    manages: managePermissions,
    people: { width: 'all', roles: ['collector', 'coordinator'] },
  })
  files.json(
    'people.json',
    ['collector', 'coordinator'].map((role) => ({
      userName: role,
      fullName: inWords(role),
      role,
      agency: 'agency',
      groups: ['group'],
    })),
  )
  for (const what of [
    'instance',
    `record-types/${id}`,
    `lists/${id}`,
    `lookups/${status}`,
    'roles',
    'people',
    'agencies',
    'user-groups',
  ]) {
    ledger.add(
      what,
      'an XLSForm is a form alone: who works with its records, and how they are listed, is for the configuration to say',
    )
  }
}
