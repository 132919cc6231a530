import type { Item } from '../item.ts'
import { type Around, ofLookup } from './field-kinds.ts'
import type { FieldKind } from './plan.ts'

type FromSource = (around: Around, many: boolean, item: Item) => FieldKind

const single = (type: string, more: Partial<FieldKind> = {}): FieldKind => ({
  type,
  settings: {},
  operand: { kind: 'other', many: false },
  ...more,
})

const ONE_ONLY = 'the source lets people choose several; this field type holds one'

const onlyOne = (many: boolean, item: Item, kind: FieldKind, { importing }: Around): FieldKind => {
  if (!many) return kind
  importing.ledger.find({
    kind: 'meaning',
    at: item.get('multi_select').at,
    found: `several answers to \`${item.get('name').text}\``,
    instead: 'one answer: the field type holds no more',
  })
  return { ...kind, note: ONE_ONLY }
}

/** Sources of options that are no lookups. */
export const sourceKinds: Readonly<Record<string, FromSource>> = {
  Location: (around, many, item) => onlyOne(many, item, single('location'), around),
  ReportingLocation(around, many, item) {
    const { reportingLevel } = around.registers
    const settings = reportingLevel === undefined ? {} : { levels: [reportingLevel] }
    return onlyOne(many, item, single('location', { settings }), around)
  },
  Agency(around, many, item) {
    const { agencies } = around.registers
    if (many) return ofRegister(around, 'agencies', agencies.options, item)
    return single('agency', { operand: { kind: 'option', many: false, options: agencies.ids } })
  },
  User: (around, many, item) => onlyOne(many, item, single('user'), around),
  UserGroup: (around, many, item) => ofRegister(around, 'user_groups', around.registers.userGroups.options, item, many),
  Role: (around, many, item) => ofRegister(around, 'roles', around.registers.roles.options, item, many),
  Module: (around, many, item) => ofRegister(around, 'programmes', around.registers.programmes.options, item, many),
  LinkedIncidents(around, many, item) {
    const note = 'the id of an incident, chosen among all that people may read'
    return onlyOne(many, item, single('link', { settings: { recordType: 'incident' }, note }), around)
  },
  violations: () =>
    single('text', {
      operand: { kind: 'text', many: false },
      note: 'rows of another form are no options here: the id is written',
    }),
}

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agencies: { en: 'Agencies', ar: 'الجهات', fr: 'Organismes', es: 'Organismos' },
  user_groups: { en: 'User groups', ar: 'مجموعات المستخدمين', fr: 'Groupes d’utilisateurs', es: 'Grupos de usuarios' },
  roles: { en: 'Roles', ar: 'الأدوار', fr: 'Rôles', es: 'Roles' },
  programmes: { en: 'Programmes', ar: 'البرامج', fr: 'Programmes', es: 'Programas' },
}

function ofRegister(
  { lookups, importing }: Around,
  name: string,
  options: Parameters<typeof lookups.added>[2],
  item: Item,
  many = true,
): FieldKind {
  const why = `fields such as \`${item.get('name').text}\` offer them as options`
  const lookup = lookups.added(name, importing.texts.own(labels[name] ?? { en: name }), options, why)
  return { ...ofLookup(lookup, many), note: 'a lookup with what there is at the time of the import' }
}
