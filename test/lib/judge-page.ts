import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious on the page as it stands, one line each. Evaluated, not added as a script: the page's policy stays in force. */
export async function seriousFindings(page: Page, onlyRules?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate((rules) => {
    const { axe: judge } = window as unknown as { axe: typeof axe }
    return judge.run(document, {
      resultTypes: ['violations'],
      ...(rules && { runOnly: { type: 'rule' as const, values: [...rules] } }),
    })
  }, onlyRules)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} (${any[0]?.message ?? ''})`))
}

/** Everything that the browser complains about on this page from now on: errors, and breaches of the content policy. */
export function complaintsOf(page: Page): readonly string[] {
  const heard: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' || /content.security.policy/i.test(text)) heard.push(`${page.url()}: ${text}`)
  })
  page.on('pageerror', (error) => heard.push(`${page.url()}: ${error.message}`))
  return heard
}

/** How far the page is wider than its window, and which words do not fit into what can be pressed or typed into. */
export const overflowOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    const over = root.scrollWidth - root.clientWidth
    const cut = [...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, h3, legend')].filter((each) => {
      const isShown = each.checkVisibility({ visibilityProperty: true }) && each.clientWidth > 1
      return isShown && each.scrollWidth > each.clientWidth + 2 && getComputedStyle(each).overflowX !== 'visible'
    })
    return [
      ...(over > 0 ? [`the page is ${over} px too wide`] : []),
      ...cut.map((each) => `cut: ${each.outerHTML.slice(0, 160)}`),
    ]
  })
