import * as Dialog from '@kobalte/core/dialog'
import { createSignal, type JSX, type ParentProps } from 'solid-js'
import { Dynamic, render } from 'solid-js/web'
import * as assert from 'uvu/assert'
import { type Pick, Picker } from '../../../ui/controls/picker.tsx'
import { loadArea } from '../../../ui/lib/catalogue.ts'
import { formTexts } from '../../../ui/locales/form.ts'
import { spec } from '../../lib/spec.ts'

await loadArea('form', formTexts)

const aria = {
  id: 'box',
  'aria-describedby': undefined,
  'aria-invalid': undefined,
  'aria-required': undefined,
} as never
const towns = (): Pick[] => ['Ashford', 'Brook', 'Cove'].map((label) => ({ id: label.toLowerCase(), label }))
const lines = () => [...document.querySelectorAll('.picker-line')]

async function until(holds: () => boolean): Promise<void> {
  for (let looks = 0; looks < 300 && !holds(); looks++) await new Promise((done) => setTimeout(done, 10))
  assert.ok(holds())
}

/** A list that is open, by the arrow key or as something is typed, over picks that can be found anew. */
async function opened(
  many: boolean,
  typed: string,
  frame: (props: ParentProps) => JSX.Element = (props) => props.children,
) {
  const place = document.body.appendChild(document.createElement('div'))
  const [picks, find] = createSignal<readonly Pick[]>(towns())
  const [chosen, choose] = createSignal<readonly Pick[]>([])
  const dispose = render(
    () => (
      <Dynamic component={frame}>
        <Picker
          aria={aria}
          name="Town"
          many={many}
          chosen={chosen()}
          find={() => ({ picks: picks(), total: picks().length })}
          onChoose={(ids) => choose(ids.map((id) => ({ id, label: id })))}
        />
      </Dynamic>
    ),
    place,
  )
  const box = document.querySelector('input') as HTMLInputElement
  box.focus()
  box.value = typed
  if (typed === '') box.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
  else box.dispatchEvent(new window.Event('input', { bubbles: true }))
  await until(() => lines().length === 3)
  const close = () => {
    dispose()
    place.remove()
  }
  return { find, choose, close }
}

/** As in the page of a row, over which lists open. */
const overSheet = (props: ParentProps) => (
  <Dialog.Root open preventScroll={false}>
    <Dialog.Portal>
      <Dialog.Content>{props.children}</Dialog.Content>
    </Dialog.Portal>
  </Dialog.Root>
)

spec('A list of picks', (it) => {
  for (const [many, typed] of [
    [false, ''],
    [false, 'a'],
    [true, ''],
    [true, 'a'],
  ] as const)
    it(`of ${many ? 'several' : 'one'}, ${typed ? 'searched' : 'opened'}, keeps its lines under a finger while the same is found again`, async () => {
      const { find, close } = await opened(many, typed)
      const before = lines()
      find(towns())
      await new Promise((done) => setTimeout(done, 30))
      assert.is(lines().length, 3)
      assert.ok(lines().every((line, at) => line === before[at]))
      close()
    })

  it('is read out over a sheet, which keeps everything else from being so', async () => {
    const page = document.body.appendChild(document.createElement('main'))
    const { close } = await opened(false, '', overSheet)
    await until(() => page.getAttribute('aria-hidden') === 'true')
    assert.ok(lines().every((line) => line.closest('[aria-hidden]') === null))
    close()
    page.remove()
  })

  it('is drawn anew when something else is found', async () => {
    const { find, close } = await opened(false, 'a')
    find([...towns(), { id: 'dale', label: 'Dale' }])
    await until(() => lines().length === 4)
    find(towns().map((pick) => ({ ...pick, label: `${pick.label} North` })))
    await until(() => lines().every(({ textContent }) => textContent?.includes('North') === true))
    close()
  })
})
