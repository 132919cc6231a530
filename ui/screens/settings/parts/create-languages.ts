import { type Accessor, createResource } from 'solid-js'
import { useData } from '../../../data/data.tsx'

/** The instance's languages, the one first that everything falls back to. */
export function createLanguages(): Accessor<readonly string[]> {
  const { session, model } = useData()
  const [facts] = createResource(() => session.publicFacts().catch(() => undefined))
  return () => {
    const first = facts()?.default_locale
    const { locales } = model().instance
    return first === undefined ? locales : [first, ...locales.filter((tag) => tag !== first)]
  }
}
