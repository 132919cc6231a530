import { own } from '../../../engine/lib/own.ts'
import type { Item } from '../item.ts'
import { inWords } from '../texts.ts'
import { type Attributes, type Importing, settleRest } from './importing.ts'
import type { ApprovalPermissions } from './life.ts'
import { peopleOf, permissionsOf } from './permissions.ts'
import type { PlannedType } from './plan.ts'
import type { Programmes } from './programmes.ts'
import type { Register } from './registers.ts'

const REACH: Readonly<Record<string, readonly [reach: string, note: string]>> = {
  self: ['self', 'one’s own records'],
  group: ['group', 'records of one’s groups'],
  agency: ['agency', 'records of one’s agency'],
  all: ['all', 'all records'],
  admin_only: ['none', 'no records'],
  identified: ['self', 'one’s own records: nobody is a person “identified” by a record here'],
}

const roleAttributes: Attributes = {
  unique_id: {},
  name: {},
  group_permission: {},
  permissions: {},
  form_section_read_write: {},
  module_unique_ids: {},
  referral: { default: false },
  transfer: { default: false },
  is_manager: { default: false, leftOut: 'how far a role reaches is said by its reach' },
  description: { leftOut: 'roles have a name and nothing else' },
  disabled: { default: false, leftOut: 'a role cannot be retired; take its file away where nobody has it' },
  reporting_location_level: { leftOut: 'reports are no part of the configuration yet' },
  referral_authorization: { default: false, leftOut: 'whom a referral may show what is said in `transitions/`' },
  user_category: { leftOut: 'roles have no category' },
  created_at: { leftOut: 'a time stamp of the source' },
  updated_at: { leftOut: 'a time stamp of the source' },
}

/** Which roles there are, before anything names them. */
export const planRoles = ({ data, ids, texts }: Importing): Register['options'] =>
  data
    .get('Role')
    .list()
    .map((item) => {
      const source = item.get('unique_id').text
      const id = ids.of('role', source)
      return [source, id, texts.whole({ en: item.get('name').text || inWords(id) })] as const
    })

/** Forms as they were written: by the name of the source, the record type and the form. */
export type WrittenForms = ReadonlyMap<
  string,
  { readonly type: PlannedType; readonly id: string; readonly programmes: readonly string[] }
>

interface Surroundings {
  readonly importing: Importing
  readonly types: readonly PlannedType[]
  readonly forms: WrittenForms
  readonly programmes: Programmes
  /** Nested forms, whose rows are read with the field that holds them. */
  readonly nested: ReadonlySet<string>
  /** Permissions that the imported approvals make. */
  readonly approvals: ApprovalPermissions
}

/** A role, with what it may do and which forms it sees. */
export function importRole(item: Item, around: Surroundings): void {
  const { importing, programmes, types } = around
  const { files, ids, texts, ledger } = importing
  const source = item.get('unique_id').text
  const id = ids.of('role', source)
  const to = `roles/${id}`
  if (id === source) item.get('unique_id').carried(`${to}/id`)
  else item.get('unique_id').converted(`${to}/id`, 'ids have small letters, digits and underscores')
  item.get('name').carried(`${to}/label`)
  const [reach, note] = own(REACH, item.get('group_permission').text) ?? [
    'self',
    'one’s own records: the source has no such scope',
  ]
  item.get('group_permission').converted(`${to}/reach`, note)
  const its = programmesOf(item, around)
  const mine = types.filter((type) => type.programmes.some((programme) => its.includes(programme)))
  const all = importing.data.get('Role').list()
  const people = peopleOf(item, all, (source) => ids.of('role', source))
  const { actions, manages } = permissionsOf(item, to, { types: mine, approvals: around.approvals, people }, importing)
  const forms = formsOf(item, to, actions, its, around)
  const isShared = item.get('referral').value === true || item.get('transfer').value === true
  for (const name of ['referral', 'transfer'])
    if (item.get(name).value === true)
      item.get(name).converted(`${to}/referral`, 'records may be shared with somebody as this role')
  settleRest(item, roleAttributes, 'a role')
  ledger.thing({ kind: 'role', at: item.at, name: source, fate: 'carried', to })
  files.json(`roles/${id}.json`, {
    id,
    label: texts.written(texts.whole({ en: item.get('name').text || inWords(id) })),
    programmes: its.length === programmes.options.length ? undefined : its,
    reach,
    actions: Object.fromEntries([...actions].map(([type, allowed]) => [type, [...allowed]])),
    forms,
    referral: isShared ? true : undefined,
    manages: [...manages],
    people,
  })
}

function programmesOf(item: Item, { programmes, importing }: Surroundings): readonly string[] {
  const list = item.get('module_unique_ids')
  const its = list.list().flatMap((one) => {
    const id = programmes.ids.get(one.text)
    one.converted(`roles/${importing.ids.of('role', item.get('unique_id').text)}/programmes`, 'modules are programmes')
    return id ?? []
  })
  if (its.length > 0) return [...new Set(its)]
  importing.ledger.find({
    kind: 'invalid',
    at: list.at,
    found: 'a role without a module, which sees no form in the source',
    instead: 'every programme',
  })
  return programmes.options.map(([, id]) => id)
}

function formsOf(
  item: Item,
  to: string,
  actions: ReadonlyMap<string, ReadonlySet<string>>,
  its: readonly string[],
  around: Surroundings,
) {
  const { forms, nested, importing } = around
  const { ledger } = importing
  const access: Record<string, Record<string, 'r' | 'rw'>> = {}
  for (const [name, grant] of item.get('form_section_read_write').entries()) {
    const out = (note: string) => {
      grant.leftOut(note)
      ledger.thing({ kind: 'form access', at: grant.at, name, fate: 'left_out', note })
    }
    const form = forms.get(name)
    if (!form) {
      const isThere = importing.data
        .get('FormSection')
        .list()
        .some((one) => one.get('unique_id').value === name)
      if (nested.has(name)) {
        grant.converted(`${to}/forms`, 'rows are read and written with the field that holds them')
        ledger.thing({
          kind: 'form access',
          at: grant.at,
          name,
          fate: 'converted',
          note: 'goes with the form that shows the rows',
        })
      } else out(isThere ? 'the form itself was left out' : 'there is no such form')
      if (!isThere)
        ledger.find({
          kind: 'dangling',
          at: grant.at,
          found: `access to the form \`${name}\`, which is not there`,
          instead: 'nothing',
        })
      continue
    }
    const allowed = actions.get(form.type.id)
    if (!allowed) {
      out(`the role has no permission on \`${form.type.id}\``)
      continue
    }
    if (!form.programmes.some((programme) => its.includes(programme))) {
      out('the form belongs to no programme of the role, and the source drops it as well')
      continue
    }
    const mayWrite = allowed.has('create') || allowed.has('update')
    const wanted = grant.text === 'r' || grant.text === 'rw' ? grant.text : undefined
    if (wanted === undefined) {
      out('neither `r` nor `rw`: the source gives no access either')
      continue
    }
    const given = mayWrite ? wanted : 'r'
    const path = `${to}/forms/${form.type.id}/${form.id}`
    if (given === wanted) grant.carried(path)
    else grant.converted(path, '`r`: the role may neither create nor change records of this type')
    ledger.thing({
      kind: 'form access',
      at: grant.at,
      name,
      fate: given === wanted ? 'carried' : 'converted',
      to: path,
    })
    access[form.type.id] = { ...access[form.type.id], [form.id]: given }
  }
  return access
}
