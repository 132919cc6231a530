/**
 * Texts of the screens: `ui/locales/<locale>/<area>.json`, flat dotted keys; a text with a count has one key per plural
 * form of its language (`found.one`, `found.other`…). An area is loaded once, in every language that is switched to.
 */
import { createRoot, createSignal } from 'solid-js'
import { locale, rememberLocale } from './locale.ts'

export type Catalogue = Readonly<Record<string, string>>
type Loader = () => Promise<{ default: Catalogue }>
export type AreaLoaders = Readonly<Record<string, Loader>>

const areas = new Map<string, AreaLoaders>()
const [texts, setTexts] = createRoot(() => createSignal<Readonly<Record<string, Catalogue>>>({}))

const fetchInto = async (tag: string, names: Iterable<string>) => {
  const loaded: Catalogue[] = []
  for (const name of names) {
    const loaders = areas.get(name)
    const load = loaders?.[tag] ?? loaders?.['en']
    if (load) loaded.push((await load()).default)
  }
  setTexts((all) => ({ ...all, [tag]: Object.assign({}, all[tag], ...loaded) }))
}

/** Makes an area's texts available in the present language; call it before the area's screens are drawn. */
export async function loadArea(name: string, loaders: AreaLoaders) {
  const known = areas.has(name)
  areas.set(name, loaders)
  if (!known) await fetchInto(locale(), [name])
}

/** Changes the language once all areas in use are there in it, so that no screen is ever half in one. */
export async function changeLocale(tag: string) {
  await fetchInto(tag, areas.keys())
  rememberLocale(tag)
}

/** The text under a key in the language of the screen, or undefined. */
export const textUnder = (key: string): string | undefined => texts()[locale()]?.[key]
