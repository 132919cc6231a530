import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js'
import { useData } from '../../data/data.tsx'

const Issues = lazy(async () => ({ default: (await import('./configuration-issues.tsx')).ConfigurationIssues }))

/** Shows what is wrong with the configuration, on instances that run for those who write it. */
export const DeveloperOverlay = () => {
  const { session } = useData()
  const [wanted, setWanted] = createSignal(false)
  onMount(() => {
    const look = () =>
      session.publicFacts().then(
        (facts) => setWanted(facts.developer === true),
        () => undefined,
      )
    setTimeout(look, 1500)
  })
  return (
    <Show when={wanted() && session.state() === 'signed-in'}>
      <Suspense>
        <Issues />
      </Suspense>
    </Show>
  )
}
