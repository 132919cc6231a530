import type { Form, Model, RecordType } from '../../../engine/model.ts'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { givers, lendingGifts } from '../../lib/lending-gifts.ts'
import { type openScreen, wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { withDatabase } from '../drafts/little-database.ts'

const loan = lendingGifts.recordTypes['loan'] as RecordType

const panels: NonNullable<Form['panels']> = [
  { panel: 'transitions', kinds: ['hand_over', 'offer', 'show'] },
  { panel: 'people' },
  { panel: 'disclosures' },
]

/** Loans that are given away, with what became of it on their first form; offered on torn copies, too. */
const model: Model = {
  ...lendingGifts,
  hash: '91f8'.repeat(16),
  recordTypes: {
    ...lendingGifts.recordTypes,
    loan: {
      ...loan,
      forms: loan.forms.map((form) => (form.id === 'item' ? { ...form, panels } : form)),
      ...(loan.lifecycle && {
        lifecycle: {
          ...loan.lifecycle,
          transitions: (loan.lifecycle.transitions ?? []).map((kind) =>
            kind.id === 'offer'
              ? {
                  ...kind,
                  notice: { en: 'Talk to each other first.' },
                  fromRow: {
                    subform: 'copies',
                    offered: { '==': [{ var: 'state' }, 'torn'] },
                    prefill: { notes: 'repair_note' },
                  },
                }
              : kind,
          ),
        },
      }),
    },
  },
}

const atlas = {
  title: 'Atlas of rivers',
  kind: 'book',
  borrower: 'Mina',
  copies: [
    { unique_id: 'copy-1', copy_code: 'A1', state: 'good' },
    { unique_id: 'copy-2', copy_code: 'A2', state: 'torn', repair_note: 'Spine' },
  ],
}

/** A library with loans of Nadia's, one for each of the answers; gives their ids, and what each person sends. */
export async function aGivingLibrary(...loans: readonly Readonly<Record<string, unknown>>[]) {
  withDatabase()
  const server = await aServer({ model, people: givers })
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  const ids: string[] = []
  for (const answers of loans.length > 0 ? loans : [atlas]) {
    const id = crypto.randomUUID()
    ids.push(id)
    await nadia.records.perform(newAction({ name: 'create', type: 'loan', record: id, answers }), { title: '' })
  }
  const give = async (plural: string, answers: Readonly<Record<string, unknown>>) =>
    (await server.as('nadia')).post(`loans/${ids[0]}/${plural}`, { data: answers })
  const seenBy = async (userName: string) => (await (await server.as(userName)).get(`loans/${ids[0]}`)).status
  const entries = async () =>
    (
      (await (await (await server.as('nadia')).get(`loans/${ids[0]}/transitions`)).json()) as {
        data: readonly Readonly<Record<string, unknown>>[]
      }
    ).data
  return { server, ids, id: ids[0] as string, give, seenBy, entries }
}

/** Chooses somebody in the list of recipients. */
export async function pick(
  { all, until }: Pick<Awaited<ReturnType<typeof openScreen>>, 'all' | 'until'>,
  name: string,
) {
  const box = () => all<HTMLInputElement>('[data-field="transitioned_to"] input[role=combobox]')[0]
  await until(() => all('.recipient-note')[0]?.textContent?.includes('may receive it'))
  const input = box() as HTMLInputElement
  input.focus()
  input.value = name.slice(0, 3)
  input.dispatchEvent(new window.Event('input', { bubbles: true }))
  const line = () => all('[role=option]').find((each) => each.textContent?.includes(name))
  await until(line)
  const press = { bubbles: true, button: 0 }
  for (const type of ['pointerdown', 'pointerup'])
    line()?.dispatchEvent(Object.assign(new window.MouseEvent(type, press), { pointerType: 'mouse' }))
  await until(() => box()?.value === name)
}
