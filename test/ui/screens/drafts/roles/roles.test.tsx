import * as assert from 'uvu/assert'
import { openScreen } from '../../../../lib/screen.tsx'
import { spec } from '../../../../lib/spec.ts'
import { editingServer } from '../editing-server.ts'

const { server, begun, things, end } = await editingServer()
const opened = (path: string, wide = true) => openScreen(path, { server, as: 'ana', ...(wide && { wide: true }) })

interface Role {
  readonly id: string
  readonly forms?: Readonly<Record<string, unknown>>
  readonly actions?: Readonly<Record<string, readonly string[]>>
  readonly manages?: readonly string[]
  readonly reach?: string
}

const role = async (draft: string, id: string) =>
  ((await things(draft, 'role')) as readonly Role[]).find((one) => one.id === id)
const isSo = async (holds: () => Promise<unknown>) => {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  assert.unreachable('waited in vain')
}

spec('The matrix of roles', (it) => {
  it('gives a role all forms, and takes one of them again', async () => {
    const draft = await begun()
    const [form] = (await things(draft, 'form')) as readonly { readonly id: string; readonly label: unknown }[]
    const screen = await opened(`/drafts/${draft}/roles`)
    // The first page of a file waits for the code of the screens.
    await screen.until(() => screen.field('Author: All forms'), 60_000)
    screen.type('Author: All forms', 'r')
    await isSo(async () => (await role(draft, 'author'))?.forms?.['person'] === 'r')
    const cells = () => screen.all<HTMLSelectElement>('select[aria-label^="Author: "]')
    await screen.until(() => cells()[1]?.value === 'r')
    screen.type(cells()[1]?.getAttribute('aria-label') ?? '', 'rw')
    await isSo(async () => {
      const access = (await role(draft, 'author'))?.forms?.['person']
      return typeof access === 'object' && (access as Role['forms'])?.[form?.id ?? ''] === 'rw'
    })
    screen.close()
  })

  it('gives actions quickly one after the other, and loses none', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/roles`)
    await screen.until(() => screen.button('Actions on records'))
    screen.click('Actions on records')
    await screen.until(() => screen.field('Author: See records'))
    screen.tick('Author: See records')
    screen.tick('Author: Change records')
    screen.tick('Author: Flag')
    await isSo(async () => (await role(draft, 'author'))?.actions?.['person']?.join() === 'read,update,flag')
    screen.close()
  })

  it('says in words what a role looks after', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/roles`)
    await screen.until(() => screen.button('Administration'))
    screen.click('Administration')
    await screen.until(() => screen.field('Author: Read the audit log'))
    screen.tick('Author: Read the audit log')
    await isSo(async () => (await role(draft, 'author'))?.manages?.includes('audit:read'))
    screen.close()
  })

  it('is one role at a time on a phone', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/roles`, false)
    const author = () => screen.all('.admin-place').find((each) => each.textContent?.includes('Author'))
    await screen.until(author)
    assert.is(screen.all('table').length, 0)
    author()?.click()
    await screen.until(() => screen.field('All forms'))
    screen.close()
  })
})

spec('A role', (it) => {
  it('begins as another, and reaches further once somebody says so', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/roles`)
    await screen.until(() => screen.button('New role'))
    screen.click('New role')
    await screen.until(() => screen.field('Name of the role (English)'))
    screen.type('Name of the role (English)', 'Night shift')
    screen.click('Add the role')
    await screen.until(() => window.location.pathname.endsWith('/roles/night_shift'))
    await screen.until(() => screen.button('Edit the role'))
    assert.is((await role(draft, 'night_shift'))?.reach, 'none')
    screen.click('Edit the role')
    await screen.until(() => screen.all('[data-field="reach"] input').length > 0)
    screen.tick('Its own records')
    screen.click('Save')
    await isSo(async () => (await role(draft, 'night_shift'))?.reach === 'self')
    screen.close()
    end()
  })
})
