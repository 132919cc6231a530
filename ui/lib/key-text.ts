import type { Behind } from '../data/wire.ts'
import { t } from './t.ts'

/** A value that numbers are told apart by, as people read it. */
export function keyText(kind: string, key: string, label: string): string {
  if (key === '') return t('blank')
  return kind === 'boolean' ? t(key === 'true' ? 'yes' : 'no') : label
}

/** The number that a list stands behind: its group, itself, its values. */
export const behindText = ({ group, label, key, labels, kinds }: Behind): string =>
  [
    ...new Set([
      group,
      label,
      ...key.map((value, index) => keyText(kinds[index] ?? '', value, labels[index] ?? value)),
    ]),
  ].join(' · ')
