import { createSignal, For, onMount, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { BulkResult, PeopleChoices, Person } from '../../../data/administration-people.ts'
import { useData } from '../../../data/data.tsx'
import { t } from '../../../lib/t.ts'
import { Sheet } from '../../../parts/sheet.tsx'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { type Asked, oneOf, option } from '../parts/questions.ts'
import { whyNot } from '../parts/refusal-text.ts'

interface SeveralProps {
  readonly people: readonly Person[]
  readonly choices: PeopleChoices
  readonly onClear: () => void
  readonly onDone: () => void
}

interface Deed {
  readonly id: string
  readonly needs: string
  /** What is chosen beside it. */
  readonly to?: 'user_groups' | 'agencies' | 'roles'
}

const deeds: readonly Deed[] = [
  { id: 'add_to_group', needs: 'users:update', to: 'user_groups' },
  { id: 'take_out_of_group', needs: 'users:update', to: 'user_groups' },
  { id: 'move_to_agency', needs: 'users:update', to: 'agencies' },
  { id: 'give_role', needs: 'users:update', to: 'roles' },
  { id: 'disable', needs: 'users:disable' },
  { id: 'enable', needs: 'users:disable' },
]

/** What may be done with the people who are ticked, and what became of each. */
export const SeveralBar = (props: SeveralProps) => {
  const administration = useAdministration()
  const { actor } = useData()
  const [deed, setDeed] = createSignal<Deed>()
  const [results, setResults] = createSignal<readonly BulkResult[]>()
  const offered = () =>
    deeds.filter(
      ({ needs, to }) =>
        actor().manages.includes(needs) && (!to || props.choices[to].length > (to === 'agencies' ? 1 : 0)),
    )
  const fieldsOf = ({ to }: Deed): readonly Asked[] =>
    to
      ? [
          oneOf(
            'to',
            t(`admin.users.several.${to}`),
            props.choices[to].map(({ unique_id, name }) => option(unique_id, name)),
            { required: true },
          ),
        ]
      : []
  return (
    <>
      <section class="bulk-bar" aria-label={t('admin.users.several')}>
        <span class="bulk-count" role="status">
          {t('selected', { count: props.people.length })}
        </span>
        <For each={offered()}>
          {(each) => (
            <button type="button" class="button button-small" onClick={() => setDeed(each)}>
              {t(`admin.users.several.${each.id}`)}
            </button>
          )}
        </For>
        <button type="button" class="button button-plain button-small" onClick={() => props.onClear()}>
          {t('select.stop')}
        </button>
      </section>
      <Show when={deed()} keyed>
        {(chosen) => (
          <EditSheet
            heading={t(`admin.users.several.${chosen.id}`)}
            verb={t(`admin.users.several.${chosen.id}`)}
            danger={chosen.id === 'disable'}
            fields={fieldsOf(chosen)}
            save={async (_, all) => {
              const ids = props.people.map(({ id }) => id)
              const wish = { ids, action: chosen.id, ...(chosen.to && { to: all['to'] }) }
              setResults(await administration.send<readonly BulkResult[]>('POST', '/users/update_bulk', wish))
            }}
            onDone={() => props.onDone()}
            onClose={() => setDeed(undefined)}
          >
            <p>{t('admin.users.several.of', { total: props.people.length })}</p>
            <ul class="admin-several">
              <For each={props.people}>
                {(person) => (
                  <li>
                    <bdi>{person.full_name}</bdi>
                  </li>
                )}
              </For>
            </ul>
          </EditSheet>
        )}
      </Show>
      <Show when={results()}>
        {(told) => (
          <Results
            told={told()}
            people={props.people}
            onClose={() => {
              setResults(undefined)
              props.onClear()
            }}
          />
        )}
      </Show>
    </>
  )
}

interface ResultsProps {
  readonly told: readonly BulkResult[]
  readonly people: readonly Person[]
  readonly onClose: () => void
}

const Results = (props: ResultsProps) => {
  // Opened once it stands, so that the layer hears of it.
  const [open, setOpen] = createSignal(false)
  onMount(() => setOpen(true))
  const nameOf = (id: string) => props.people.find((person) => person.id === id)?.full_name ?? id
  const done = () => props.told.filter(({ status }) => status === 'done').length
  return (
    <Sheet
      open={open()}
      onClose={props.onClose}
      title={t('admin.users.several.results')}
      place="side"
      foot={
        <button type="button" class="button button-main" onClick={() => props.onClose()}>
          {t('close')}
        </button>
      }
    >
      <p role="status">{t('admin.users.several.done', { done: done(), total: props.told.length })}</p>
      <ul class="admin-results bare">
        <For each={props.told}>
          {(one) => (
            <li>
              <strong>
                <bdi>{nameOf(one.id)}</bdi>
              </strong>
              <p classList={{ 'admin-wrong': one.status !== 'done' }}>
                {one.status === 'done' ? t('admin.users.several.one_done') : whyNot(one.message)}
              </p>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  )
}
