import type { RouteDefinition } from '@solidjs/router'
import { lazy } from 'solid-js'
import { NotFound } from './screens/not-found.tsx'
import { SignIn } from './screens/sign-in.tsx'

/** Pages for people who are not signed in. */
export const openPaths: ReadonlySet<string> = new Set(['/sign-in', '/set-up', '/forgotten-password'])

/** Pages that are the same for everybody, signed in or not. */
export const bothPaths: ReadonlySet<string> = new Set(['/choose-password', '/mailbox'])

/** Every page; the code of those behind the sign-in is fetched when somebody first goes there. */
export const routes: RouteDefinition[] = [
  { path: '/sign-in', component: SignIn },
  { path: '/set-up', component: lazy(async () => ({ default: (await import('./screens/set-up.tsx')).SetUp })) },
  { path: '/', component: lazy(async () => ({ default: (await import('./screens/home.tsx')).Home })) },
  { path: '/account', component: lazy(async () => ({ default: (await import('./screens/account.tsx')).Account })) },
  { path: '/notices', component: lazy(async () => ({ default: (await import('./screens/notices.tsx')).Notices })) },
  {
    path: '/forgotten-password',
    component: lazy(async () => ({ default: (await import('./screens/forgotten-password.tsx')).ForgottenPassword })),
  },
  {
    path: '/choose-password',
    component: lazy(async () => ({ default: (await import('./screens/choose-password.tsx')).ChoosePassword })),
  },
  { path: '/mailbox', component: lazy(async () => ({ default: (await import('./screens/mailbox.tsx')).Mailbox })) },
  { path: '/tasks', component: lazy(async () => ({ default: (await import('./screens/tasks.tsx')).Tasks })) },
  {
    path: '/r/:plural',
    component: lazy(async () => ({ default: (await import('./screens/records/list.tsx')).RecordList })),
  },
  {
    path: '/r/:plural/new',
    component: lazy(async () => ({ default: (await import('./screens/records/new.tsx')).NewRecord })),
  },
  {
    path: '/r/:plural/:id',
    component: lazy(async () => ({ default: (await import('./screens/records/record.tsx')).ShowRecord })),
  },
  {
    path: '/r/:plural/:id/edit',
    component: lazy(async () => ({ default: (await import('./screens/records/edit.tsx')).EditRecord })),
  },
  {
    path: '/r/:plural/:id/history',
    component: lazy(async () => ({ default: (await import('./screens/records/history.tsx')).History })),
  },
  {
    path: '/r/:plural/:id/access',
    component: lazy(async () => ({ default: (await import('./screens/records/access.tsx')).Access })),
  },
  {
    path: '/r/:plural/:id/as-it-was',
    component: lazy(async () => ({ default: (await import('./screens/records/as-it-was.tsx')).AsItWas })),
  },
  {
    path: '/r/:plural/:id/transitions/:transition/document',
    component: lazy(async () => ({
      default: (await import('./screens/records/transition-document.tsx')).TransitionDocument,
    })),
  },
  {
    path: '/settings/*',
    component: lazy(async () => ({ default: (await import('./screens/settings/settings.tsx')).Settings })),
  },
  {
    path: '/configuration/*',
    component: lazy(async () => ({
      default: (await import('./screens/configuration/configuration.tsx')).Configuration,
    })),
  },
  {
    path: '/drafts/*',
    component: lazy(async () => ({ default: (await import('./screens/drafts/drafts.tsx')).Drafts })),
  },
  {
    path: '/support',
    component: lazy(async () => ({ default: (await import('./screens/settings/support.tsx')).Support })),
  },
  { path: '/audit', component: lazy(async () => ({ default: (await import('./screens/audit.tsx')).Audit })) },
  {
    path: '/workshop/phone',
    component: lazy(async () => ({ default: (await import('./screens/phone-view.tsx')).PhoneView })),
  },
  { path: '*', component: NotFound },
]

const asPattern = (path: string) => new RegExp(`^${path.replace('*', '.*').replace(/:[^/]+/g, '[^/]+')}$`)

/** Begins to fetch the code of the page at an address while it is still being asked who is there. */
export function preloadPage(address: string) {
  const page = routes.find(({ path }) => typeof path === 'string' && path !== '*' && asPattern(path).test(address))
  // Pages whose code is fetched when they are drawn can be asked to fetch it before.
  const { preload } = (page?.component ?? {}) as { readonly preload?: () => Promise<unknown> }
  preload?.().catch(() => undefined)
}
