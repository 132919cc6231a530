import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { conversions } from '../../engine/migrations/conversions.ts'
import { migrationKindOf } from '../../engine/migrations/index.ts'
import type { MigrationStep, ResolvedStep } from '../../engine/migrations/migration.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { MigrationJson } from '../schema/migration.schema.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, refer, within } from './check.ts'
import { fieldWords } from './of-type.ts'

/** A step with its place, and all that come after it. */
interface Standing {
  readonly step: ResolvedStep
  readonly placed: Placed<MigrationJson>
  readonly at: string
  readonly later: readonly ResolvedStep[]
}

/** Whether what steps lead to is there, and fits what they make of the answers. */
export const checkMigrations: Check = (checked) => {
  const all = [...checked.folder.migrations]
    .sort((one, other) => (one.json.id < other.json.id ? -1 : 1))
    .flatMap((placed) =>
      (placed.json.steps as unknown as readonly MigrationStep[]).map((step, index) => ({
        ...{ placed, at: `/steps/${index}` },
        step: { recordType: '', ...step, id: '' } as ResolvedStep,
      })),
    )
  for (const [index, one] of all.entries()) {
    checkStep(checked, { ...one, later: all.slice(index + 1).map(({ step }) => step) })
  }
}

function checkStep(checked: Checked, standing: Standing): void {
  const { step, placed, at } = standing
  const { report, declared, model } = checked
  if (step.recordType !== '') {
    const place = within(placed, `${at}/recordType`)
    if (!refer(report, place, step.recordType, declared.recordTypes, 'record type')) return
  }
  if (!isComplete(checked, standing)) return
  checkOptions(checked, standing)
  const type = own(model.recordTypes, step.recordType)
  if (!type || saysNothing(checked, standing)) return
  const { from, to } = migrationKindOf(step).names(step)
  for (const name of to) if (name !== '' && step['fact'] === undefined) mustBeThere(checked, standing, type, name)
  if (step.kind === 'rename') mustBeGone(checked, standing, type, from[0] ?? '')
  mustFit(checked, standing, type)
}

/** Settings that go with each other. */
function isComplete({ report }: Checked, { step, placed, at }: Standing): boolean {
  const among = (names: readonly string[]) => names.filter((name) => step[name] !== undefined)
  const refuse = (names: readonly string[], found: readonly string[]) => {
    report('migration.incomplete', within(placed, at), {
      found: found.length === 0 ? `none of ${names.map(quoted).join(', ')}` : `${found.map(quoted).join(' and ')}`,
      expected: `one of ${names.map(quoted).join(', ')}`,
    })
    return false
  }
  const one = CHOICES[step.kind] ?? []
  if (one.length > 0 && among(one).length !== 1) return refuse(one, among(one))
  return step.recordType !== '' || step['lookup'] !== undefined || refuse(['recordType'], [])
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  move: ['into', 'outOf'],
  map_options: ['lookup', 'field', 'fact'],
}

function checkOptions({ report, declared, model }: Checked, { step, placed, at, later }: Standing): void {
  const { lookup } = step
  if (typeof lookup !== 'string') return
  if (!refer(report, within(placed, `${at}/lookup`), lookup, declared.lookups, 'lookup')) return
  const mapsAgain = later.some((one) => one.kind === 'map_options')
  const known = own(model.lookups, lookup)
  if (!known || mapsAgain) return
  const ids = new Set(known.options.map(({ id }) => id))
  for (const [option, to] of Object.entries(step['options'] as Readonly<Record<string, string | null>>)) {
    const place = within(placed, `${at}/options${pointerTo(option)}`)
    if (to !== null) refer(report, place, to, ids, `option of \`${lookup}\``)
  }
}

/** A step that leaves everything as it is. */
function saysNothing({ report }: Checked, { step, placed, at }: Standing): boolean {
  const { from, to, options, factor, offset = 0 } = step
  const isEmpty =
    (step.kind === 'rename' && from === to) ||
    (step.kind === 'unit' && factor === 1 && offset === 0) ||
    (step.kind === 'map_options' && Object.entries(options as object).every(([before, after]) => before === after))
  if (isEmpty) {
    report('migration.nothing', within(placed, at), {
      found: 'a step that leaves every answer as it is',
      expected: 'one that changes something, or none',
    })
  }
  return isEmpty
}

const fieldsIn = (type: RecordType, subform: string | undefined): readonly Field[] =>
  subform === undefined ? type.fields : (type.fields.find(({ id }) => id === subform)?.rows?.fields ?? [])

/** What a step leads to is a field now, or a later step takes it further. */
function mustBeThere({ report, declared }: Checked, standing: Standing, type: RecordType, name: string): void {
  const { step, placed, at, later } = standing
  const isTaken = (id: string | undefined, subform: string | undefined) =>
    later.some(
      (one) =>
        one.recordType === type.id &&
        one.subform === subform &&
        migrationKindOf(one)
          .names(one)
          .from.includes(id ?? ''),
    )
  if (isTaken(name, step.subform) || (step.subform !== undefined && isTaken(step.subform, undefined))) return
  const isThere =
    step.subform === undefined
      ? declared.fields(type.id).has(name)
      : fieldsIn(type, step.subform).some(({ id }) => id === name)
  if (isThere) return
  report('migration.target_gone', within(placed, at), {
    found: `answers for ${quoted(name)}, which ${step.subform === undefined ? `\`${type.id}\`` : `\`${step.subform}\``} does not have`,
    expected: 'a field that is there, or that a later step takes further: until it is there nobody sees them',
  })
}

function mustBeGone({ report }: Checked, { step, placed, at, later }: Standing, type: RecordType, name: string): void {
  const comesBack = later.some((one) => one.recordType === type.id && migrationKindOf(one).names(one).to.includes(name))
  if (comesBack || !fieldsIn(type, step.subform).some(({ id }) => id === name)) return
  report('migration.still_there', within(placed, `${at}/from`), {
    found: `the field ${quoted(name)}, which is still there`,
    expected: 'the name of a field that is called otherwise now',
  })
}

/** A field whose type does not hold what the step makes. */
function mustFit({ report }: Checked, { step, placed, at, later }: Standing, type: RecordType): void {
  const { field: name, conversion } = step
  const isTaken = later.some(
    (one) => one.recordType === type.id && migrationKindOf(one).names(one).from.includes(String(name)),
  )
  const field = fieldsIn(type, step.subform).find(({ id }) => id === name)
  if (!field || isTaken) return
  const to = typeof conversion === 'string' ? own(conversions, conversion)?.to : undefined
  const wanted = to ?? own(HOLDS, step.kind)
  if (!wanted || wanted.includes(field.type) || wanted.includes(kindOf(field))) return
  report('reference.wrong_kind', within(placed, `${at}/field`), {
    found: fieldWords(field),
    expected: `a field of type ${wanted.map((type) => `\`${type}\``).join(' or ')}`,
  })
}

const HOLDS: Readonly<Record<string, readonly string[]>> = { unit: ['number'], map_options: ['option'] }
