import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import { useData } from '../../data/data.tsx'

const Issues = lazy(async () => ({ default: (await import('./configuration-issues.tsx')).ConfigurationIssues }))
const ViewAs = lazy(async () => ({ default: (await import('./view-as.tsx')).ViewAs }))

/** In a frame the page is looked at; what belongs to whoever looks stands around it. */
const isFramed = window.self !== window.top

/** What instances that run for those who write configuration show besides: what is wrong with it, and the view of others. */
export const DeveloperOverlay = () => {
  const { session } = useData()
  const [wanted, setWanted] = createSignal({ issues: false, view: false })
  onMount(() => {
    if (isFramed) return
    const look = () =>
      session.publicFacts().then(
        (facts) => setWanted({ issues: facts.developer === true, view: facts.workshop === true }),
        () => undefined,
      )
    setTimeout(look, 1500)
  })
  return (
    <Show when={session.state() === 'signed-in'}>
      <Suspense>
        <Show when={wanted().issues}>
          <Issues opens={wanted().view} />
        </Show>
        <Show when={wanted().view}>
          <ViewAs />
        </Show>
      </Suspense>
    </Show>
  )
}
