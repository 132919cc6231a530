import { join } from 'node:path'
import { checkFigures } from './checks.ts'
import { largestModel } from './model-size.ts'
import { round, say } from './say.ts'
import { standardFigures } from './standard-screens.ts'

/** What the standard configuration costs whoever writes it and whoever works with it. */
export async function measureStandard(folder: string, { screens }: { readonly screens: boolean }): Promise<void> {
  const checks = checkFigures(folder)
  say('Check of the standard configuration', `${round(checks.standard)} s`, '≤ 1 s', checks.standard <= 1)
  say('  3,000 fields, 20,000 places, 12 locales', `${round(checks.national)} s`, '≤ 3 s', checks.national <= 3)

  const { kilobytes, role, locale } = largestModel('seeds/child-protection')
  say(
    '  its model for one role, compressed',
    `${round(kilobytes)} KB  (${role}, ${locale})`,
    '≤ 120 KB',
    kilobytes <= 120,
  )

  if (!screens) return
  const figures = await standardFigures(join(folder, 'standard'))
  say(
    '  a written change until the page shows it',
    `${Math.round(figures.reload)} ms`,
    '≤ 2,000 ms',
    figures.reload <= 2000,
  )
  say(
    `  its longest form (${figures.form}), 4× CPU`,
    `${Math.round(figures.usable)} ms`,
    '≤ 1,200 ms',
    figures.usable <= 1200,
  )
  say('  key to paint there, 4× CPU', `${Math.round(figures.key)} ms`, '≤ 65 ms', figures.key <= 65)
  say(
    '  key to places found of 20,000, 4× CPU',
    `${Math.round(figures.placeKey)} ms`,
    '≤ 65 ms',
    figures.placeKey <= 65,
  )
}
