import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { contrast } from '../../../engine/lib/contrast.ts'
import { pressTokens } from '../../../ui/lib/theme.ts'
import { spec } from '../../lib/spec.ts'

const css = readFileSync('ui/styles/tokens.css', 'utf8')

/** Custom properties with a colour, within the block of a selector. */
function coloursOf(selector: string): Readonly<Record<string, string>> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

const themes = { light: coloursOf(':root'), dark: coloursOf(':root[data-theme="dark"]') } as const

/** Text on ground, as the screens use them. */
const texts: readonly (readonly [text: string, ...grounds: string[]])[] = [
  [
    '--ink',
    '--ground',
    '--sheet',
    '--raised',
    '--well',
    '--press-soft',
    '--attention-soft',
    '--error-soft',
    '--done-soft',
  ],
  ['--quiet', '--ground', '--sheet', '--raised', '--well', '--press-soft'],
  ['--press', '--ground', '--sheet', '--raised', '--well'],
  ['--press-strong', '--ground', '--sheet', '--raised'],
  ['--on-press', '--press', '--press-strong'],
  ['--attention', '--ground', '--sheet', '--attention-soft'],
  ['--error', '--ground', '--sheet', '--error-soft'],
  ['--on-error', '--error'],
  ['--done', '--ground', '--sheet', '--done-soft'],
  ['--ground', '--ink'],
]
/** Borders of what can be filled in or pressed, and the ring around what has the focus. */
const shapes: readonly (readonly [shape: string, ...grounds: string[]])[] = [
  ['--line-strong', '--ground', '--sheet', '--raised'],
  ['--focus', '--ground', '--sheet', '--raised', '--well'],
]

const failing = (pairs: typeof texts, colours: Readonly<Record<string, string>>, least: number) =>
  pairs.flatMap(([one, ...grounds]) =>
    grounds.flatMap((ground) => {
      const reached = contrast(colours[one] ?? '#000000', colours[ground] ?? '#000000')
      return reached >= least ? [] : [`${one} on ${ground}: ${reached.toFixed(2)}`]
    }),
  )

spec('The colours', (it) => {
  for (const [theme, colours] of Object.entries(themes)) {
    it(`can be read in the ${theme} theme`, () => {
      assert.ok(Object.keys(colours).length > 15, 'the tokens were read')
      assert.equal(failing(texts, colours, 4.5), [])
    })

    it(`show edges and focus in the ${theme} theme`, () => assert.equal(failing(shapes, colours, 3), []))
  }

  it('can be read whatever colour an instance brings', () => {
    const brought = ['#0b6b5d', '#1f5f99', '#ffcc00', '#ffffff', '#000000', '#e4002b', '#7f7f7f', '#00ff00', '#c8a2c8']
    for (const colour of brought)
      for (const theme of ['light', 'dark'] as const) {
        const colours = { ...themes[theme], ...pressTokens(colour, theme) }
        assert.equal(failing(texts, colours, 4.5), [], `${colour} ${theme}`)
      }
  })
})
