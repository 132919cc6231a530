/** Contrast of colours as WCAG 2.2 reckons it. Colours are `#rrggbb`. */

/** What text stands on in either theme. */
export const themeGrounds = {
  light: ['#ffffff', '#faf8f4', '#f3efe8'],
  dark: ['#1e2125', '#16181b', '#272b30'],
} as const

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const luminance = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** The colour with a share of black (0) or white (255) in it. */
export const mixed = (colour: string, share: number, towards: number) =>
  `#${channels(colour)
    .map((channel) => Math.round(channel + (towards - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`

/** The colour itself, or the nearest shade of it that text can be read in on all the grounds. */
export function readableOn(colour: string, grounds: readonly string[], way: 'darker' | 'lighter'): string {
  for (let share = 0; share < 1; share += 0.02) {
    const shade = mixed(colour, share, way === 'darker' ? 0 : 255)
    if (grounds.every((ground) => contrast(shade, ground) >= 4.5)) return shade
  }
  return way === 'darker' ? '#000000' : '#ffffff'
}

/** The shade of an instance's colour in which texts of the theme can be read. */
export const themeShade = (colour: string, theme: keyof typeof themeGrounds): string =>
  readableOn(colour, themeGrounds[theme], theme === 'light' ? 'darker' : 'lighter')
