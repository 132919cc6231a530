import type { Page } from 'playwright-core'

/** Median time from `event` on the page to the frame after it, over what `act` does. */
export async function toPaint(
  page: Page,
  event: string,
  act: (turn: number) => Promise<void>,
  turns: number,
): Promise<number> {
  await page.evaluate((name) => {
    const times: number[] = []
    Object.assign(globalThis, { times })
    document.addEventListener(
      name,
      (happened) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => times.push(performance.now() - happened.timeStamp)
          channel.port2.postMessage(null)
        })
      },
      true,
    )
  }, event)
  for (let turn = 0; turn < turns; turn += 1) {
    await act(turn)
    await page.waitForTimeout(120)
  }
  const times = (await page.evaluate('globalThis.times')) as number[]
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
