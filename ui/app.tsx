import { Navigate, Router, type RouteSectionProps, useLocation } from '@solidjs/router'
import { createEffect, ErrorBoundary, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import { type Data, DataProvider, useData } from './data/data.tsx'
import { watchNetwork } from './data/network.ts'
import { directionOf, locale } from './lib/locale.ts'
import { nameSite } from './lib/page.ts'
import { say } from './lib/t.ts'
import { applyTheme, setInstanceColour } from './lib/theme.ts'
import { DeveloperOverlay } from './parts/developer/developer-overlay.tsx'
import { Frame } from './parts/frame/frame.tsx'
import { clearToasts, Toasts } from './parts/toasts.tsx'
import { bothPaths, openPaths, routes } from './routes.tsx'
import { SignInAgain } from './screens/sign-in-again.tsx'
import { Broken, Coming, Starting, Stuck } from './screens/waiting.tsx'

const Agree = lazy(async () => ({ default: (await import('./screens/settings/agree.tsx')).Agree }))

/** The whole of the screens, over a data layer. */
export const App = (props: { readonly data: Data }) => {
  createEffect(() => {
    document.documentElement.lang = locale()
    document.documentElement.dir = directionOf(locale())
  })
  applyTheme()
  watchNetwork(props.data.truth, () => props.data.session.publicFacts().catch(() => undefined))
  onMount(() => void props.data.session.start())
  return (
    <DataProvider data={props.data}>
      <Router root={Gate}>{routes}</Router>
      <Toasts />
      <DeveloperOverlay />
    </DataProvider>
  )
}

/** Lets nobody past who is not signed in; remembers where they wanted to go, outside of the address. */
const Gate = (props: RouteSectionProps) => {
  const { session, model } = useData()
  const location = useLocation<{ next?: string }>()
  const isOpen = () => openPaths.has(location.pathname)
  const isForBoth = () => bothPaths.has(location.pathname)
  const isIn = () => session.state() === 'signed-in' || session.state() === 'expired'
  createEffect(() => {
    if (!isIn()) return
    nameSite(say(model().instance.name))
    setInstanceColour(model().instance.themeColour)
  })
  createEffect(() => {
    if (session.state() === 'signed-out') clearToasts()
  })
  return (
    <ErrorBoundary
      fallback={(error, reset) => {
        console.error(error)
        return <Broken onRetry={reset} />
      }}
    >
      <Switch>
        <Match when={session.state() === 'starting'}>
          <Starting />
        </Match>
        <Match when={session.state() === 'stuck'}>
          <Stuck />
        </Match>
        <Match when={isForBoth()}>
          <Suspense>{props.children}</Suspense>
        </Match>
        <Match when={session.state() === 'signed-out' && !isOpen()}>
          <Navigate href="/sign-in" state={{ next: location.pathname + location.search }} />
        </Match>
        <Match when={session.state() === 'signed-out'}>{props.children}</Match>
        <Match when={isIn() && isOpen()}>
          <Navigate href={location.state?.next ?? '/'} />
        </Match>
        <Match when={session.state() === 'signed-in' && session.actor().to_agree}>
          <Suspense fallback={<Starting />}>
            <Agree />
          </Suspense>
        </Match>
        <Match when={isIn()}>
          <div
            class="signed-in"
            classList={{ 'signed-in-unseen': session.state() === 'expired' }}
            inert={session.state() === 'expired'}
          >
            <Frame>
              <Suspense fallback={<Coming />}>{props.children}</Suspense>
            </Frame>
          </div>
          <Show when={session.state() === 'expired'}>
            <SignInAgain />
          </Show>
        </Match>
      </Switch>
    </ErrorBoundary>
  )
}
