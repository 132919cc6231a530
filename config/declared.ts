import { platformPermissions } from '../engine/permissions/permissions.ts'
import type { FileKind } from './file-kinds.ts'
import { pointerTo, positionsOf } from './positions.ts'
import type { Source, SourceFile } from './source.ts'
import type { Names } from './words.ts'

/**
 * Every name that a folder gives to something, also to what is not sound. Where a file is too broken to say what it
 * names, the set has every name: nothing is reported missing because of a slip elsewhere.
 */
export interface Declared {
  readonly recordTypes: Names
  readonly lookups: Names
  readonly roles: Names
  readonly agencies: Names
  readonly userGroups: Names
  readonly programmes: Names
  readonly locales: Names
  readonly notifications: Names
  readonly dashboards: Names
  readonly locations: ReadonlySet<string>
  fields(recordType: string): Names
  forms(recordType: string): Names
  groups(recordType: string): Names
  /** Of the record type, its fields and their rows. */
  rules(recordType: string): Names
  /** Of its workflows; those that a lookup supplies are among them. */
  stages(recordType: string): Names
  /** Everything that roles may allow on it: the platform's, and those of its actions, approvals, transitions and panels. */
  permissions(recordType: string): Names
  approvals(recordType: string): Names
  /** Kinds of transitions. */
  transitions(recordType: string): Names
  /** Kinds of alerts that its records can carry: of its own rules, of those that raise on a linked record, of approvals. */
  alertKinds(recordType: string): Names
}

export function declaredIn(source: Source): Declared {
  const of = (kind: FileKind) => source.files.filter((file) => file.kind === kind)
  const ids = (kind: FileKind) => namesOf(of(kind), idOfWhole)
  const byType = (kind: FileKind, idsOf: NamesIn) =>
    remembered((type) =>
      namesOf(
        of(kind).filter(({ path }) => path.split('/')[1] === type),
        idsOf,
      ),
    )
  const filesOf = (type: string) =>
    of('record-type').filter((file) => file.json() === undefined || idOfWhole(file.json())[0]?.name === type)
  const ofType = (kind: FileKind, type: string) =>
    of(kind).filter((file) => {
      const json = file.json()
      return !isObject(json) || json['recordType'] === type
    })
  const formsOf = (type: string) => of('form').filter(({ path }) => path.split('/')[1] === type)
  const csv = source.files.find(({ kind }) => kind === 'locations')
  const [head = [], ...rows] = csv?.rows() ?? []
  const codeAt = head.indexOf('code')
  return {
    recordTypes: ids('record-type'),
    lookups: ids('lookup'),
    roles: ids('role'),
    agencies: ids('agency'),
    userGroups: ids('user-group'),
    programmes: namesOf(of('instance'), idsUnder('programmes')),
    locales: namesOf(of('instance'), (json) =>
      listAt(json, 'locales').map((name, index) => ({ name: String(name), pointer: pointerTo('locales', index) })),
    ),
    notifications: ids('notification'),
    dashboards: ids('dashboard'),
    locations: new Set(rows.map((cells) => cells[codeAt] ?? '')),
    fields: byType('fields', idsUnder('fields')),
    forms: byType('form', idOfWhole),
    groups: remembered((type) => namesOf(filesOf(type), idsUnder('groups'))),
    rules: remembered((type) =>
      namesOf([...filesOf(type), ...of('fields').filter(({ path }) => path.split('/')[1] === type)], (json) =>
        rulesIn(json),
      ),
    ),
    stages: remembered((type) => {
      const workflows = ofType('workflow', type)
      const supply = new Set(workflows.flatMap((file) => listAt(file.json(), 'stages').map((stage) => lookupOf(stage))))
      const lookups = of('lookup').filter((file) => supply.has(idOfWhole(file.json())[0]?.name))
      return either(namesOf(workflows, stagesIn), namesOf(lookups, idsUnder('options')))
    }),
    permissions: remembered((type) =>
      either(
        new Set(platformPermissions),
        either(
          either(
            namesOf(ofType('action', type), permissionsOfAction),
            namesOf(ofType('approval', type), permissionsOfApproval),
          ),
          either(
            namesOf(ofType('transition', type), permissionsOfTransition),
            either(
              namesOf(formsOf(type), permissionsOfPanels),
              either(
                namesOf(of('form'), (json) => linkingIn(json, type)),
                namesOf(filesOf(type), permissionsOfType),
              ),
            ),
          ),
        ),
      ),
    ),
    transitions: remembered((type) => namesOf(ofType('transition', type), idOfWhole)),
    approvals: remembered((type) => namesOf(ofType('approval', type), idOfWhole)),
    alertKinds: remembered((type) =>
      either(
        namesOf([...ofType('alert', type), ...of('alert').filter((file) => raisesElsewhere(file.json()))], idOfWhole),
        namesOf(ofType('approval', type), kindsOfApproval),
      ),
    ),
  }
}

const lookupOf = (stage: unknown): string | undefined =>
  isObject(stage) && typeof stage['lookup'] === 'string' ? stage['lookup'] : undefined

const raisesElsewhere = (alert: unknown): boolean => isObject(alert) && alert['onLinked'] !== undefined

const stagesIn: NamesIn = (json) =>
  listAt(json, 'stages').flatMap((stage, index) =>
    lookupOf(stage) === undefined ? idIn(stage, pointerTo('stages', index)) : [],
  )

const permissionsOfAction: NamesIn = (json) => [
  ...idOfWhole(json),
  ...(isObject(json) && typeof json['onOwn'] === 'string' ? [{ name: json['onOwn'], pointer: '/onOwn' }] : []),
]

const permissionsOfApproval: NamesIn = (json) =>
  idOfWhole(json).flatMap(({ name, pointer }) => [
    { name: `request_approval_${name}`, pointer },
    { name: `approve_${name}`, pointer },
  ])

const objectAt = (json: unknown, key: string): Readonly<Record<string, unknown>> => {
  const found = isObject(json) ? json[key] : undefined
  return isObject(found) ? found : {}
}

const wordAt = (json: unknown, key: string, at = ''): NameIn[] => {
  const name = isObject(json) ? json[key] : undefined
  return typeof name === 'string' ? [{ name, pointer: at + pointerTo(key) }] : []
}

const permissionsOfTransition: NamesIn = (json) => {
  const recipient = objectAt(json, 'recipient')
  return [
    ...idOfWhole(json),
    ...idOfWhole(json).flatMap(({ name }) =>
      Object.keys(objectAt(json, 'steps')).map((step) => ({
        name: `${step}_${name}`,
        pointer: pointerTo('steps', step),
      })),
    ),
    ...listAt(json, 'alsoBy').map((name, index) => ({ name: String(name), pointer: pointerTo('alsoBy', index) })),
    ...wordAt(recipient, 'receives', '/recipient'),
    ...wordAt(recipient, 'otherProgrammes', '/recipient'),
    ...Object.keys(objectAt(recipient, 'within')).map((name) => ({
      name,
      pointer: `/recipient/within${pointerTo(name)}`,
    })),
    ...wordAt(objectAt(json, 'fromRow'), 'permission', '/fromRow'),
    ...listAt(json, 'consent').flatMap((rule, index) => wordAt(rule, 'override', pointerTo('consent', index))),
    ...wordAt(objectAt(json, 'makes'), 'permission', '/makes'),
  ]
}

const permissionsOfPanels: NamesIn = (json) =>
  listAt(json, 'panels').flatMap((panel, index) => wordAt(panel, 'permission', pointerTo('panels', index)))

/** Leave to link records of a type to others is given with that type. */
const linkingIn = (json: unknown, type: string): readonly NameIn[] =>
  listAt(json, 'panels').flatMap((panel, index) =>
    isObject(panel) && panel['recordType'] === type ? wordAt(panel, 'linkBy', pointerTo('panels', index)) : [],
  )

const permissionsOfType: NamesIn = (json) => wordAt(objectAt(json, 'beyondReach'), 'photo', '/beyondReach')

const kindsOfApproval: NamesIn = (json) =>
  idOfWhole(json).flatMap(({ name, pointer }) => [
    { name, pointer },
    { name: `${name}_answered`, pointer },
  ])

/** The names of both; every name, where one of them has every name. */
const either = (one: Names, other: Names): Names =>
  Object.assign(new Set([...one, ...other]), {
    has: (name: string) => one.has(name) || other.has(name),
    placeOf: (name: string) => one.placeOf?.(name) ?? other.placeOf?.(name),
  })

/** Asks once per record type. */
function remembered(names: (type: string) => Names): (type: string) => Names {
  const known = new Map<string, Names>()
  return (type) => {
    const found = known.get(type) ?? names(type)
    known.set(type, found)
    return found
  }
}

interface NameIn {
  readonly name: string
  readonly pointer: string
}

type NamesIn = (json: unknown) => readonly NameIn[]

/** The names that files give, each with its place; every name, where one of them is too broken to say. */
function namesOf(files: readonly SourceFile[], namesIn: NamesIn): Names {
  const places = new Map<string, NameIn & { readonly file: SourceFile }>()
  for (const file of files) {
    for (const found of namesIn(file.json())) if (!places.has(found.name)) places.set(found.name, { ...found, file })
  }
  const names: Names = Object.assign(new Set(places.keys()), {
    placeOf(name: string) {
      const at = places.get(name)
      return at && `${at.file.path}:${positionsOf(at.file).at(at.pointer).line}`
    },
  })
  return files.some((file) => file.json() === undefined) ? Object.assign(names, { has: () => true }) : names
}

const listAt = (json: unknown, key: string): readonly unknown[] => {
  const list = isObject(json) ? json[key] : undefined
  return Array.isArray(list) ? list : []
}

const idIn = (entry: unknown, pointer: string): NameIn[] =>
  isObject(entry) && typeof entry['id'] === 'string' ? [{ name: entry['id'], pointer: `${pointer}/id` }] : []

const idOfWhole: NamesIn = (json) => idIn(json, '')

const idsUnder =
  (key: string): NamesIn =>
  (json) =>
    listAt(json, key).flatMap((entry, index) => idIn(entry, pointerTo(key, index)))

const rulesIn = (json: unknown, at = ''): NameIn[] => [
  ...idsUnder('rules')(json).map(({ name, pointer }) => ({ name, pointer: at + pointer })),
  ...listAt(json, 'fields').flatMap((field, index) => rulesIn(field, at + pointerTo('fields', index))),
]

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
