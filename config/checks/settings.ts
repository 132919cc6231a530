import { kindOf } from '../../engine/fields/index.ts'
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
] as const

/** What fields name in their settings, and settings that contradict each other. */
export const checkSettings: Check = ({ folder, model, declared, report }) => {
  for (const { placed, field, beside, names } of eachField(folder, model, declared)) {
    checkLookup(placed, field, model, declared, report)
    for (const [index, rule] of (placed.json.rules ?? []).entries()) {
      if (rule.at !== undefined) refer(report, within(placed, `/rules/${index}/at`), rule.at, names, 'field')
    }
    const { settings } = field
    for (const [name, kind] of siblings) {
      const other = settings[name]
      if (typeof other !== 'string' || !refer(report, within(placed, `/${name}`), other, names, 'field')) continue
      const found = beside.find(({ id }) => id === other)
      if (!found || kindOf(found) === kind) continue
      report('reference.wrong_kind', within(placed, `/${name}`), {
        found: `the field ${quoted(other)} of type \`${found.type}\``,
        expected: `a field with a value of kind ${kind}`,
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
    const { pattern, level } = settings
    if (typeof pattern === 'string' && !compiledPattern(pattern)) {
      report('field.pattern', within(placed, '/pattern'), {
        found: quoted(pattern),
        expected: 'characters, `.`, `\\d`, `[a-z]` with `?`, `*`, `+` or `{2,5}`; no groups, no alternatives',
      })
    }
    const levels = model.instance.locationLevels.length
    if (folder.instance && kindOf(field) === 'location' && typeof level === 'number' && level >= levels) {
      report('place.level', within(placed, '/level'), {
        found: `level ${level}`,
        expected: `a level from 0 to ${levels - 1}: \`instance.json\` names ${levels}`,
      })
    }
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
