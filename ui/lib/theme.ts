import { createEffect, createRoot, createSignal } from 'solid-js'
import { contrast, mixed, themeShade } from '../../engine/lib/contrast.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

const place = 'formwork.theme'
const remembered = (): ThemeChoice => {
  try {
    const kept = localStorage.getItem(place)
    return kept === 'light' || kept === 'dark' ? kept : 'system'
  } catch {
    return 'system'
  }
}

const [choice, setChoice] = createRoot(() => createSignal<ThemeChoice>(remembered()))
const [instanceColour, setInstanceColour] = createRoot(() => createSignal<string>())

export { choice as themeChoice, setInstanceColour }

/** Remembers on this device how the screen shall look; `system` follows the device. */
export function chooseTheme(theme: ThemeChoice) {
  try {
    if (theme === 'system') localStorage.removeItem(place)
    else localStorage.setItem(place, theme)
  } catch {
    // A browser without storage forgets the choice at the next start.
  }
  setChoice(theme)
}

/** Just enough of the colour to be seen, and so little that even quiet text can be read on it. */
function tint(colour: string, text: string, towards: number): string {
  for (let share = towards === 0 ? 0.68 : 0.88; share < 1; share += 0.02) {
    const shade = mixed(colour, share, towards)
    if (contrast(text, shade) >= 4.5) return shade
  }
  return mixed(colour, 1, towards)
}

/** Values of the pressable colour's tokens that an instance's own colour leads to, readable on the theme's grounds. */
export function pressTokens(colour: string, theme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const press = themeShade(colour, theme)
  const ink = contrast(press, '#ffffff') >= 4.5 ? '#ffffff' : '#0d0f11'
  const strong = mixed(press, 0.2, theme === 'light' ? 0 : 255)
  const soft = theme === 'light' ? tint(colour, '#5a5f66', 255) : tint(colour, '#abb0b6', 0)
  return { '--press': press, '--press-strong': strong, '--on-press': ink, '--press-soft': soft }
}

/** Keeps the document in the chosen theme and in the instance's colour. */
export function applyTheme() {
  const root = document.documentElement
  const darkDevice = matchMedia('(prefers-color-scheme: dark)')
  const [deviceIsDark, setDeviceIsDark] = createSignal(darkDevice.matches)
  darkDevice.addEventListener('change', () => setDeviceIsDark(darkDevice.matches))
  createEffect(() => {
    const theme = choice() === 'dark' || (choice() === 'system' && deviceIsDark()) ? 'dark' : 'light'
    root.dataset['theme'] = theme
    const colour = instanceColour()
    for (const name of ['--press', '--press-strong', '--on-press', '--press-soft']) root.style.removeProperty(name)
    for (const [name, value] of Object.entries(colour ? pressTokens(colour, theme) : {}))
      root.style.setProperty(name, value)
  })
}
