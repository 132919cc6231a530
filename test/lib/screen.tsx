import { render } from 'solid-js/web'
import { App } from '../../ui/app.tsx'
import { createData, type Data } from '../../ui/data/data.tsx'
import { changeLocale, loadArea } from '../../ui/lib/catalogue.ts'
import { frameTexts } from '../../ui/locales/frame.ts'
import { aServer, ORIGIN, PASSWORD } from './server.ts'

type Server = Awaited<ReturnType<typeof aServer>>

/** What jsdom has not: a window that is never wide, and nothing to scroll. */
const media = (wide: boolean) => (query: string) => ({
  matches: wide && query.includes('min-width'),
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
})

/** The browser's way to a server without a port: keeps the cookie, says where it comes from. `lost` loses the request or its answer. */
export function wayTo(server: Pick<Server, 'request'>) {
  let cookie = ''
  let lost: (path: string, method: string) => 'request' | 'answer' | undefined = () => undefined
  const seen: { readonly method: string; readonly path: string; readonly headers: Headers }[] = []
  const fetchIt = async (input: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET'
    seen.push({ method, path: input, headers: new Headers(init.headers) })
    const fate = lost(input, method)
    if (fate === 'request') throw new TypeError('fetch failed')
    const headers = { ...Object.fromEntries(new Headers(init.headers)), origin: ORIGIN, cookie }
    const body = init.body === undefined || init.body === null ? {} : { body: String(init.body) }
    const response = await server.request(method, input, { headers, ...body })
    const set = response.headers.getSetCookie()
    if (set.length > 0) cookie = set.map((each) => each.split(';')[0]).join('; ')
    if (fate === 'answer') throw new TypeError('fetch failed')
    return response
  }
  return {
    fetch: fetchIt as typeof fetch,
    seen,
    lose: (rule: typeof lost) => {
      lost = rule
    },
    forgetCookie: () => {
      cookie = ''
    },
  }
}

/** Of the screen that a failed test left standing. */
let closeLast: () => void = () => undefined

interface Wishes {
  readonly server?: Server
  /** Signed in as this person; absent: nobody is. */
  readonly as?: string
  readonly locale?: string
  readonly wide?: true
}

/** The whole application in a document, over the real server in the same process. */
export async function openScreen(path: string, { server, as, locale = 'en', wide }: Wishes = {}) {
  closeLast()
  const serving = server ?? (await aServer())
  const way = wayTo(serving)
  Object.assign(globalThis, { matchMedia: media(wide ?? false), scrollTo: () => undefined })
  Object.assign(window, { matchMedia: media(wide ?? false), scrollTo: () => undefined })
  await loadArea('frame', frameTexts)
  await changeLocale(locale)
  if (as) await createData(way.fetch).session.signIn(as, PASSWORD)
  window.history.replaceState(null, '', path)
  const root = document.createElement('div')
  document.body.append(root)
  const data: Data = createData(way.fetch)
  const dispose = render(() => <App data={data} />, root)
  const all = <Found extends HTMLElement>(selector: string) => [...document.body.querySelectorAll<Found>(selector)]
  const named = <Found extends HTMLElement>(selector: string, name: string) =>
    all<Found>(selector).find((each) => nameOf(each) === name) ??
    all<Found>(selector).find((each) => nameOf(each).includes(name))
  const must = <Found extends HTMLElement>(selector: string, name: string): Found => {
    const found = named<Found>(selector, name)
    if (!found) throw new Error(`No ${selector} “${name}” among: ${all(selector).map(nameOf).join(' | ')}`)
    return found
  }
  const screen = {
    data,
    way,
    server: serving,
    text: () => document.body.textContent?.replace(/\s+/g, ' ') ?? '',
    all,
    button: (name: string) => must<HTMLButtonElement>('button', name),
    link: (name: string) => must<HTMLAnchorElement>('a', name),
    field: (label: string) => must<HTMLInputElement>('input, select, textarea', label),
    click: (name: string) => must('button, a', name).click(),
    tick: (name: string) => must<HTMLInputElement>('input[type=checkbox], input[type=radio]', name).click(),
    type: (label: string, text: string) => {
      const input = screen.field(label)
      input.value = text
      input.dispatchEvent(new window.Event('input', { bubbles: true }))
      input.dispatchEvent(new window.Event('change', { bubbles: true }))
    },
    /** Waits until something is so; fails with what is on the screen instead. */
    until: async (holds: () => unknown, patience = 15_000) => {
      const end = Date.now() + patience
      while (!safely(holds)) {
        if (Date.now() > end) throw new Error(`Waited in vain; on the screen: ${screen.text().slice(0, 800)}`)
        await new Promise((done) => setTimeout(done, 10))
      }
    },
    shows: (text: string) => screen.until(() => screen.text().includes(text)),
    close: () => {
      dispose()
      root.remove()
      document.body.replaceChildren()
      closeLast = () => undefined
    },
  }
  closeLast = screen.close
  return screen
}

const safely = (holds: () => unknown) => {
  try {
    return Boolean(holds())
  } catch {
    return false
  }
}

/** What a screen reader would call it, as far as these screens need. */
function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label')
  if (label) return label
  const input = element as HTMLInputElement
  if ('labels' in input && input.labels && input.labels.length > 0)
    return [...input.labels].map((each) => each.textContent?.trim()).join(' ')
  return element.textContent?.trim() ?? ''
}
