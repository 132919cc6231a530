import { createResource, type JSX, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import type { PublicFacts } from '../data/wire.ts'
import { shippedLocales } from '../lib/locale.ts'
import { nameSite, pageHeading, usePageTitle } from '../lib/page.ts'
import { setInstanceColour } from '../lib/theme.ts'
import { LanguageSwitch } from '../parts/frame/language-switch.tsx'
import { QuickExit } from '../parts/frame/quick-exit.tsx'
import '../styles/outside.css'

interface OutsideProps {
  readonly title: string
  /** Drawn once: what somebody types stays when the facts arrive. */
  readonly children: (facts: () => PublicFacts | undefined) => JSX.Element
}

/** A page for people who are not signed in: one sheet, the instance's name, language and quick exit. */
export const Outside = (props: OutsideProps) => {
  const { session } = useData()
  const [facts] = createResource(() =>
    session.publicFacts().then(
      (known) => {
        nameSite(known.name)
        setInstanceColour(known.theme_colour)
        return known
      },
      () => undefined,
    ),
  )
  usePageTitle(() => props.title)
  return (
    <div class="outside">
      <header class="outside-bar">
        <LanguageSwitch locales={facts.latest?.locales ?? shippedLocales} />
        <QuickExit to={facts.latest?.quick_exit} />
      </header>
      <main class="outside-sheet sheet">
        <Show when={facts.latest?.name}>
          {(name) => (
            <p class="brand">
              <Show when={facts.latest?.logo} fallback={name()}>
                {(src) => <img class="brand-logo" src={src()} alt={name()} />}
              </Show>
            </p>
          )}
        </Show>
        <h1 ref={pageHeading}>{props.title}</h1>
        {props.children(() => facts.latest)}
      </main>
    </div>
  )
}
