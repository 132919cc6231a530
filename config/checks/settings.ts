import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { levelsOf } from '../../engine/fields/location.ts'
import { own } from '../../engine/lib/own.ts'
import { compiledPattern } from '../../engine/lib/pattern.ts'
import type { Field, Model } from '../../engine/model.ts'
import type { Declared } from '../declared.ts'
import type { Placed } from '../folder.ts'
import type { Report } from '../report.ts'
import { quoted } from '../words.ts'
import { type Check, refer, within } from './check.ts'
import { eachField } from './each-field.ts'

/** Pairs of settings of which the first may not be above the second. */
const bounds = [
  ['minimum', 'maximum'],
  ['earliest', 'latest'],
] as const

/** Settings that name a field beside this one, and the kind that it must have. */
const siblings = [
  ['birthDate', 'date'],
  ['estimated', 'boolean'],
  ['basis', 'option'],
  ['upTo', 'age'],
] as const

/** What fields name in their settings, and settings that contradict each other. */
export const checkSettings: Check = ({ folder, model, declared, report }) => {
  for (const { placed, field, beside, names } of eachField(folder, model, declared)) {
    checkLookup(placed, field, model, declared, report)
    checkTally(placed, field, model, report)
    const { recordType } = field.settings
    if (typeof recordType === 'string') {
      refer(report, within(placed, '/recordType'), recordType, declared.recordTypes, 'record type')
    }
    for (const [index, rule] of (placed.json.rules ?? []).entries()) {
      if (rule.at !== undefined) refer(report, within(placed, `/rules/${index}/at`), rule.at, names, 'field')
    }
    const { settings } = field
    for (const [name, kind] of siblings) {
      const other = settings[name]
      if (typeof other !== 'string' || !refer(report, within(placed, `/${name}`), other, names, 'field')) continue
      const found = beside.find(({ id }) => id === other)
      if (!found) continue
      const holdsOne = kindOf(found) === kind && !fieldTypeOf(found).many
      if (holdsOne && (name !== 'upTo' || endsInterval(found, field))) continue
      report('reference.wrong_kind', within(placed, `/${name}`), {
        found: holdsOne ? `the age ${quoted(other)}` : `the field ${quoted(other)} of type \`${found.type}\``,
        expected: holdsOne
          ? 'another age with the same `birthDate` and no `upTo` of its own'
          : `a field with a value of kind ${kind}`,
      })
    }
    for (const [low, high] of bounds) {
      const [from, to] = [settings[low], settings[high]]
      if (from === undefined || to === undefined || typeof from !== typeof to || !((from as number) > (to as number)))
        continue
      report('field.bounds', within(placed, `/${low}`), {
        found: `\`${low}\` ${String(from)} above \`${high}\` ${String(to)}`,
        expected: `a value up to ${String(to)}`,
      })
    }
    const { pattern } = settings
    if (typeof pattern === 'string' && !compiledPattern(pattern)) {
      report('field.pattern', within(placed, '/pattern'), {
        found: quoted(pattern),
        expected: 'characters, `.`, `\\d`, `[a-z]` with `?`, `*`, `+` or `{2,5}`; no groups, no alternatives',
      })
    }
    if (folder.instance && kindOf(field) === 'location') checkLevels(placed, field, model, report)
  }
}

/** Whether an age can be the upper end of the interval that another begins. */
const endsInterval = (upper: Field, lower: Field) =>
  upper.id !== lower.id &&
  fieldTypeOf(upper).upTo?.(upper) === undefined &&
  upper.settings['birthDate'] === lower.settings['birthDate']

function checkLevels(placed: Placed<unknown>, field: Field, { instance }: Model, report: Report): void {
  const most = instance.locationLevels.length
  for (const [index, level] of (levelsOf(field) ?? []).entries()) {
    if (level < most) continue
    report('place.level', within(placed, `/levels/${index}`), {
      found: `level ${level}`,
      expected: `a level from 0 to ${most - 1}: \`instance.json\` names ${most}`,
    })
  }
}

function checkLookup(placed: Placed<unknown>, field: Field, model: Model, declared: Declared, report: Report): void {
  const { lookup } = field.settings
  if (typeof lookup !== 'string') return
  if (!refer(report, within(placed, '/lookup'), lookup, declared.lookups, 'lookup')) return
  const found = own(model.lookups, lookup)
  if (found?.options.every(({ retired }) => retired)) {
    report('reference.retired', within(placed, '/lookup'), {
      found: `the lookup ${quoted(lookup)}, all of whose options are retired`,
      expected: 'a lookup with options to choose from',
    })
  }
}

/** A line may not be called like the sum beside the lines. */
function checkTally(placed: Placed<unknown>, field: Field, model: Model, report: Report): void {
  const { lookup, total } = field.settings
  if (total !== true || fieldTypeOf(field).control !== 'tally') return
  if (!own(model.lookups, String(lookup))?.options.some(({ id }) => id === 'total')) return
  report('name.reserved', within(placed, '/lookup'), {
    found: `the lookup ${quoted(String(lookup))}, which has an option \`total\``,
    expected: 'a lookup without it: the sum is kept under that name',
  })
}
