import type { Model } from '../../../engine/model.ts'
import type { Data } from '../../data/data.tsx'
import { say, t } from '../../lib/t.ts'
import { mayReadAudit } from '../../screens/audit/may-read-audit.ts'
import type { IconName } from '../icon.tsx'

export interface Place {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  /** Counts as being there also on pages beneath it. */
  readonly whole: boolean
  /** How much waits there, in figures and in words. */
  readonly waiting?: { readonly count: number; readonly words: string }
}

/** Of permissions: those that open a place of the settings. */
const LOOKED_AFTER = /^(users|user_groups|agencies|locations|settings|system|usage|access_proof):|^configuration:share$/

/** Where this person may go, most needed first. */
export const placesOf = ({
  model,
  actor,
  attention,
  notices,
}: Pick<Data, 'model' | 'actor' | 'attention' | 'notices'>): readonly Place[] => [
  { href: '/', label: t('home'), icon: 'home', whole: false },
  ...(hasTasks(model())
    ? [
        {
          href: '/tasks',
          label: t('tasks'),
          icon: 'tasks' as const,
          whole: true,
          ...waiting('tasks', attention.tasks()),
        },
      ]
    : []),
  ...Object.values(model().recordTypes)
    .filter((type) => actor().actions[type.id]?.includes('read'))
    .map((type) => ({
      href: `/r/${type.plural}`,
      label: say(type.labelPlural),
      icon: 'records' as const,
      whole: true,
      ...waiting('alerts', attention.alerts()[type.id] ?? 0),
    })),
  ...(mayReadAudit(actor()) ? [{ href: '/audit', label: t('audit'), icon: 'clock' as const, whole: true }] : []),
  noticesPlace({ notices }),
  ...(actor().manages.some((permission) => LOOKED_AFTER.test(permission))
    ? [{ href: '/settings', label: t('settings'), icon: 'settings' as const, whole: true }]
    : []),
  ...(actor().manages.includes('configuration:read')
    ? [{ href: '/configuration', label: t('place.configuration'), icon: 'draft' as const, whole: true }]
    : []),
  ...(actor().manages.includes('configuration:edit')
    ? [{ href: '/drafts', label: t('place.drafts'), icon: 'edit' as const, whole: true }]
    : []),
  { href: '/support', label: t('support'), icon: 'question', whole: true },
]

/** What one was told of: in the rail a place like the others, on phones a bell in the bar above. */
export const noticesPlace = ({ notices }: Pick<Data, 'notices'>): Place => ({
  href: '/notices',
  label: t('notices'),
  icon: 'bell',
  whole: true,
  ...waiting('notices', notices.unread()),
})

const hasTasks = ({ recordTypes }: Model) =>
  Object.values(recordTypes).some(({ lifecycle }) => (lifecycle?.tasks.length ?? 0) > 0)

const waiting = (of: 'tasks' | 'alerts' | 'notices', count: number): Pick<Place, 'waiting'> =>
  count > 0 ? { waiting: { count, words: t(`${of}.count`, { count }) } } : {}
