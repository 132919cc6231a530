import { createRoot, createSignal } from 'solid-js'

const MOST = 5

const [recentPlaces, setRecentPlaces] = createRoot(() => createSignal<readonly string[]>([]))

/** Codes of the places chosen last while this person is here, the newest first. Nothing of it is kept on the device. */
export { recentPlaces }

export const notePlace = (code: string) =>
  setRecentPlaces((codes) => [code, ...codes.filter((each) => each !== code)].slice(0, MOST))

export const forgetPlaces = () => setRecentPlaces([])
