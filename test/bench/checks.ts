import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { nationalConfiguration } from './national-configuration.ts'

const SEED = 'seeds/child-protection'

/** Seconds that `formwork check` takes from the prompt to the prompt, the median of three. */
function secondsToCheck(folder: string): number {
  const turns = [1, 2, 3].map(() => {
    const began = performance.now()
    const { status, stdout } = spawnSync(process.execPath, ['dist/server.js', 'check', folder], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${folder} has errors:\n${stdout.slice(0, 2000)}`)
    return (performance.now() - began) / 1000
  })
  return turns.sort((a, b) => a - b)[1] as number
}

/** What the check of the standard configuration costs, and of one for a large country. */
export function checkFigures(folder: string): { readonly standard: number; readonly national: number } {
  const national = join(folder, 'national')
  nationalConfiguration(SEED, national, 'case')
  return { standard: secondsToCheck(SEED), national: secondsToCheck(national) }
}
