/** The pages of the settings: each with those who may go there. A new one is one file and one entry here. */
import { type Component, lazy } from 'solid-js'
import type { ActorFacts } from '../../data/wire.ts'
import type { IconName } from '../../parts/icon.tsx'

export interface SettingsPlaceProps {
  /** What follows the page in the address. */
  readonly id: string | undefined
}

export interface SettingsPlace {
  /** Stands in the address; its texts are `admin.<id>` and `admin.<id>.line`. */
  readonly id: string
  readonly icon: IconName
  /** Any of these opens it. */
  readonly needs: readonly string[]
  /** None: it stands elsewhere, at `href`. */
  readonly Page?: Component<SettingsPlaceProps>
  readonly href?: string
}

export const settingsGroups: readonly { readonly id: string; readonly places: readonly SettingsPlace[] }[] = [
  {
    id: 'people',
    places: [
      {
        id: 'users',
        icon: 'person',
        needs: ['users:read'],
        Page: lazy(async () => ({ default: (await import('./users/users.tsx')).Users })),
      },
      {
        id: 'user-groups',
        icon: 'person',
        needs: ['user_groups:read', 'user_groups:write'],
        Page: lazy(async () => ({ default: (await import('./groups.tsx')).Groups })),
      },
      {
        id: 'agencies',
        icon: 'home',
        needs: ['agencies:read', 'agencies:write'],
        Page: lazy(async () => ({ default: (await import('./agencies.tsx')).Agencies })),
      },
      {
        id: 'locations',
        icon: 'globe',
        needs: ['locations:read', 'locations:write'],
        Page: lazy(async () => ({ default: (await import('./locations/locations.tsx')).Locations })),
      },
    ],
  },
  {
    id: 'instance',
    places: [
      {
        id: 'look',
        icon: 'edit',
        needs: ['settings:read', 'settings:write'],
        Page: lazy(async () => ({ default: (await import('./look.tsx')).Look })),
      },
      {
        id: 'conduct',
        icon: 'check',
        needs: ['settings:read', 'settings:write'],
        Page: lazy(async () => ({ default: (await import('./conduct.tsx')).Conduct })),
      },
      {
        id: 'contact',
        icon: 'question',
        needs: ['settings:read', 'settings:write'],
        Page: lazy(async () => ({ default: (await import('./contact.tsx')).Contact })),
      },
      {
        id: 'instance',
        icon: 'settings',
        needs: ['settings:read', 'settings:write'],
        Page: lazy(async () => ({ default: (await import('./instance-settings.tsx')).InstanceSettings })),
      },
      {
        id: 'access-tokens',
        icon: 'leave',
        needs: ['configuration:share'],
        Page: lazy(async () => ({ default: (await import('./access-tokens.tsx')).AccessTokens })),
      },
    ],
  },
  {
    id: 'watch',
    places: [
      {
        id: 'system',
        icon: 'warning',
        needs: ['system:read'],
        Page: lazy(async () => ({ default: (await import('./system.tsx')).System })),
      },
      { id: 'audit', icon: 'clock', needs: ['audit:read', 'audit:read_group'], href: '/audit' },
      {
        id: 'usage',
        icon: 'tasks',
        needs: ['usage:read', 'usage:read_group'],
        Page: lazy(async () => ({ default: (await import('./usage.tsx')).Usage })),
      },
      {
        id: 'form-burden',
        icon: 'draft',
        needs: ['usage:read'],
        Page: lazy(async () => ({ default: (await import('./form-burden.tsx')).FormBurden })),
      },
      {
        id: 'access-proof',
        icon: 'search',
        needs: ['access_proof:read'],
        Page: lazy(async () => ({ default: (await import('./proof/access-proof.tsx')).AccessProof })),
      },
    ],
  },
]

export const mayOpen = ({ manages }: Pick<ActorFacts, 'manages'>, { needs }: Pick<SettingsPlace, 'needs'>): boolean =>
  needs.some((permission) => manages.includes(permission))
