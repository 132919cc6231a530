import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { openScreen, wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { withDatabase } from '../drafts/little-database.ts'

// jsdom has nothing to scroll.
Element.prototype.scrollIntoView ??= () => undefined

type Server = Awaited<ReturnType<typeof aServer>>

export const aLoanOfNadias = {
  title: 'Atlas of rivers',
  kind: 'book',
  borrower: 'Mina',
  copies: [
    { unique_id: 'copy-1', copy_code: 'A1', state: 'good' },
    { unique_id: 'copy-2', copy_code: 'A2', state: 'torn', repair_note: 'Spine' },
  ],
}

/** A library with one loan of Nadia's; gives the loan's id. */
export async function aLibrary(answers: Readonly<Record<string, unknown>> = aLoanOfNadias) {
  withDatabase()
  const server = await aServer()
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  const id = crypto.randomUUID()
  await nadia.records.perform(newAction({ name: 'create', type: 'loan', record: id, answers }), { title: '' })
  return { server, id }
}

/** A page of the library as Nadia has it on a wide screen, or as the wishes say. */
export async function opened(
  path: string,
  { server, as = 'nadia', wide = true }: { server: Server; as?: string; wide?: boolean },
) {
  const screen = await openScreen(path, { server, as, ...(wide ? { wide: true } : {}) })
  const within = (selector: string) => document.body.querySelector<HTMLElement>(selector)
  const frame = (path: string) => within(`[data-field="${path}"]`)
  return {
    ...screen,
    within,
    /** What stands at a field: label, help, issues and all. */
    at: (path: string) => frame(path)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    isThere: (path: string) => frame(path) !== null,
    /** The group of radio buttons or boxes to tick at a field. */
    choose: (path: string, label: string) => {
      const options = [...(frame(path)?.querySelectorAll('label') ?? [])]
      options
        .find((option) => option.textContent?.trim() === label)
        ?.querySelector('input')
        ?.click()
    },
    form: async (name: string) => {
      await screen.until(() => screen.link(name))
      screen.link(name).click()
      await screen.until(() => within('.record-main h2')?.textContent?.trim() === name)
    },
    stored: async (id: string) =>
      ((await (await (await server.as('jon')).get(`/api/v2/loans/${id}`)).json()) as { data: Record<string, unknown> })
        .data,
  }
}
