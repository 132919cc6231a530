import { contrast, themeGrounds, themeShade } from '../../../engine/lib/contrast.ts'
import type { Instance, KeptFile, Model, Texts } from '../../../engine/model.ts'
import { defineDirectoryKind, ONLY, textIssues } from '../directory-kind.ts'

export interface Look {
  readonly name: Texts
  readonly logo?: KeptFile
  readonly themeColour?: string
}

/** What the instance is called and looks like. */
export const look = defineDirectoryKind<Look>({
  kind: 'look',
  entries: ({ instance }) => new Map([[ONLY, lookOf({ instance })]]),
  laid: (_, changed) => {
    const look = changed.get(ONLY)
    return look ? { instance: { name: look.name, ...ownOnly(look) } } : {}
  },
  issues: (model, { name, themeColour }) => [
    ...textIssues(model, 'name', name),
    ...(themeColour === undefined || isReadable(themeColour)
      ? []
      : [{ path: 'theme_colour', code: 'colour.unreadable' }]),
  ],
})

/** What is not set is taken away, whatever the release says. */
const ownOnly = ({ logo, themeColour }: Look) => ({ logo, themeColour }) as Partial<Instance>

const lookOf = ({ instance: { name, logo, themeColour } }: Pick<Model, 'instance'>): Look => ({
  name,
  ...(logo && { logo }),
  ...(themeColour && { themeColour }),
})

/** In each theme the shade that is used, and how well texts stand out in it on the hardest ground. */
export const shadesOf = (colour: string) =>
  (['light', 'dark'] as const).map((theme) => {
    const shade = themeShade(colour, theme)
    const ratio = Math.min(...themeGrounds[theme].map((ground) => contrast(shade, ground)))
    return { theme, colour: shade, contrast: Math.floor(ratio * 100) / 100, adjusted: shade !== colour.toLowerCase() }
  })

const HEX = /^#[0-9A-Fa-f]{6}$/

const isReadable = (colour: string) => HEX.test(colour) && shadesOf(colour).every(({ contrast }) => contrast >= 4.5)
