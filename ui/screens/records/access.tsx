import { useSearchParams } from '@solidjs/router'
import { createMemo, createResource, For, onMount, Show } from 'solid-js'
import { DayChoice } from '../../controls/day-choice.tsx'
import { useData } from '../../data/data.tsx'
import type { Filters } from '../../data/logs.ts'
import { instantText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Narrowing } from '../../parts/narrowing.tsx'
import { Select } from '../../parts/select.tsx'
import { deedText } from './log/deed-text.ts'
import { LogOfRecord, type OfRecord } from './log/log-of-record.tsx'
import { createPages } from './panels/create-pages.ts'
import { Paged } from './panels/paged.tsx'

/** Who looked at a record and who wrote, and when. */
export const Access = () => (
  <LogOfRecord title={t('record.access')} action="access_log">
    {(of) => <Log {...of} />}
  </LogOfRecord>
)

/** What is most often looked for; the rest stands in the log, too. */
const deeds = ['show', 'create', 'update', 'record_history', 'as_it_was', 'show_attachment', 'enable', 'disable']

interface Asked {
  readonly user_name?: string
  readonly actions?: string
  readonly from?: string
  readonly to?: string
}

const Log = (props: OfRecord) => {
  const { logs } = useData()
  const [parameters, setParameters] = useSearchParams<{ [Name in keyof Asked]: string }>()
  const [people] = createResource(() => logs.peopleOn(props.type.id, props.shown.record.id).catch(() => []), {
    initialValue: [],
  })
  const put = (change: Asked) => setParameters(change as Record<string, string | undefined>, { replace: true })
  const filters = createMemo(
    (): Filters => ({
      user_name: parameters.user_name,
      actions: parameters.actions,
      from: parameters.from,
      to: parameters.to,
    }),
  )
  const today = () => props.telling.today()
  return (
    <>
      <Narrowing label={t('log.filters')}>
        <Select
          label={t('log.person')}
          all={t('log.person.all')}
          value={parameters.user_name ?? ''}
          options={people().map(({ user_name, full_name }) => ({ value: user_name, label: full_name }))}
          onChoose={(name) => put({ user_name: name })}
        />
        <Select
          label={t('log.deed')}
          all={t('log.deed.all')}
          value={parameters.actions ?? ''}
          options={deeds.map((action) => ({ value: action, label: deedText({ action }) }))}
          onChoose={(action) => put({ actions: action })}
        />
        <DayChoice
          label={t('log.from')}
          day={parameters.from ?? ''}
          earliest={undefined}
          latest={parameters.to || today()}
          today={today()}
          onChange={(from) => put({ from })}
        />
        <DayChoice
          label={t('log.to')}
          day={parameters.to ?? ''}
          earliest={parameters.from || undefined}
          latest={today()}
          today={today()}
          onChange={(to) => put({ to })}
        />
      </Narrowing>
      <Show when={filters()} keyed>
        {(narrowed) => <Entries {...props} filters={narrowed} />}
      </Show>
    </>
  )
}

const Entries = (props: OfRecord & { readonly filters: Filters }) => {
  const { logs } = useData()
  const { type, shown, filters } = props
  const pages = createPages((page) => logs.access(type.id, shown.record.id, page, filters))
  onMount(() => void pages.more())
  return (
    <section class="sheet" aria-label={t('record.access')}>
      <Paged pages={pages} none={t('log.access.none')}>
        <ol class="access-list bare">
          <For each={pages.rows()}>
            {(entry) => (
              <li>
                <p>
                  <strong>
                    <bdi>{entry.user_full_name ?? entry.user_name}</bdi>
                  </strong>{' '}
                  <time class="figures" datetime={entry.datetime}>
                    {instantText(entry.datetime, props.model.instance.timeZone)}
                  </time>
                </p>
                <p>{deedText(entry)}</p>
              </li>
            )}
          </For>
        </ol>
      </Paged>
    </section>
  )
}
