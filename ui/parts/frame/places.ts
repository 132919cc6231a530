import type { Data } from '../../data/data.tsx'
import { say, t } from '../../lib/t.ts'
import type { IconName } from '../icon.tsx'

export interface Place {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  /** Counts as being there also on pages beneath it. */
  readonly whole: boolean
}

/** Where this person may go, most needed first. */
export const placesOf = ({ model, actor }: Pick<Data, 'model' | 'actor'>): readonly Place[] => [
  { href: '/', label: t('home'), icon: 'home', whole: false },
  ...Object.values(model().recordTypes)
    .filter((type) => actor().actions[type.id]?.includes('read'))
    .map((type) => ({
      href: `/r/${type.plural}`,
      label: say(type.labelPlural),
      icon: 'records' as const,
      whole: true,
    })),
]
