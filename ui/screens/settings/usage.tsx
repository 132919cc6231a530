import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { DayChoice } from '../../controls/day-choice.tsx'
import { useAdministration } from '../../data/administration.ts'
import type { PeopleNumbers, RecordNumbers, UsageFacts } from '../../data/administration-reports.ts'
import { useData } from '../../data/data.tsx'
import { bytesText } from '../../lib/bytes-text.ts'
import { instantText } from '../../lib/format.ts'
import { numeral, t } from '../../lib/t.ts'
import { createToday } from '../../lib/today.ts'
import { createLoaded } from '../records/record/create-loaded.ts'
import { CsvLink } from './parts/csv-link.tsx'
import { type Column, Rows } from './parts/rows.tsx'
import { Loaded, SettingsPage } from './parts/settings-page.tsx'

const number = <Row,>(id: string, of: (row: Row) => number): Column<Row> => ({
  id,
  label: t(`admin.usage.${id}`),
  show: (row) => numeral(of(row)),
  figures: true,
})

const recordColumns = (): readonly Column<RecordNumbers>[] => [
  number('total', ({ total }) => total),
  number('open', ({ open }) => open),
  number('closed', ({ closed }) => closed),
  number('created', ({ created }) => created),
  number('closed_in_period', ({ closed_in_period: closed }) => closed),
]

const peopleColumns = (): readonly Column<PeopleNumbers & { readonly label: string }>[] => [
  number('active', ({ active }) => active),
  number('signed_in', ({ signed_in: signedIn }) => signedIn),
  number('new', ({ new: made }) => made),
  number('disabled', ({ disabled }) => disabled),
]

/** How the instance is used over a time: numbers of records and of people, nothing of what they say. */
export const Usage = () => {
  const administration = useAdministration()
  const { actor, model } = useData()
  const isWhole = () => actor().manages.includes('usage:read')
  const [asked, setAsked] = useSearchParams<Record<'from' | 'to', string>>()
  const today = createToday(() => model().instance.timeZone)
  const query = createMemo(() => ({ from: asked.from, to: asked.to }))
  const loaded = createLoaded(query, (of) => administration.get<UsageFacts>('/usage_reports/current', of))
  const csv = () => `/usage_reports/current?${new URLSearchParams({ from: asked.from ?? '', to: asked.to ?? '' })}`
  const when = (instant: string) => instantText(instant, model().instance.timeZone)
  const people = (known: UsageFacts) =>
    [
      { id: 'agencies', rows: [{ ...known.users, label: t('admin.usage.everybody') }, ...known.agencies] },
      { id: 'roles', rows: known.roles },
      { id: 'user_groups', rows: known.user_groups },
    ] as const
  return (
    <SettingsPage
      wide
      title={t('admin.usage')}
      explained={t(isWhole() ? 'admin.usage.explained' : 'admin.usage.explained_part')}
    >
      <div class="admin-filters">
        <DayChoice
          label={t('filters.from')}
          day={asked.from ?? ''}
          earliest={undefined}
          latest={asked.to || today()}
          today={today()}
          onChange={(from) => setAsked({ from }, { replace: true })}
        />
        <DayChoice
          label={t('filters.to')}
          day={asked.to ?? ''}
          earliest={asked.from || undefined}
          latest={today()}
          today={today()}
          onChange={(to) => setAsked({ to }, { replace: true })}
        />
        <CsvLink path={csv()} />
      </div>
      <Loaded value={loaded.value()} error={loaded.error()} onRetry={loaded.reload}>
        {(known) => (
          <>
            <p class="admin-quiet" role="status">
              {t('admin.usage.span', { from: when(known().from), to: when(known().to) })}
            </p>
            <section class="admin-group admin-numbers">
              <h2>{t('admin.usage.records')}</h2>
              <Rows
                label={t('admin.usage.records')}
                head={t('admin.usage.kind')}
                rows={known().record_types}
                titleOf={({ label }) => label}
                columns={recordColumns()}
              />
            </section>
            <For each={known().programmes.filter(({ record_types }) => record_types.length > 0)}>
              {(programme) => (
                <section class="admin-group admin-numbers">
                  <h2>{programme.label}</h2>
                  <Rows
                    label={programme.label}
                    head={t('admin.usage.kind')}
                    rows={programme.record_types}
                    titleOf={({ label }) => label}
                    columns={recordColumns()}
                  />
                </section>
              )}
            </For>
            <For each={people(known())}>
              {({ id, rows }) => (
                <Show when={rows.length > 0}>
                  <section class="admin-group admin-numbers">
                    <h2>{t(`admin.usage.${id}`)}</h2>
                    <Rows
                      label={t(`admin.usage.${id}`)}
                      head={t(`admin.usage.head.${id}`)}
                      rows={rows}
                      titleOf={({ label }) => label}
                      columns={peopleColumns()}
                    />
                  </section>
                </Show>
              )}
            </For>
            <Show when={known().files}>
              {(files) => <p>{t('admin.usage.files', { total: files().count, size: bytesText(files().bytes) })}</p>}
            </Show>
          </>
        )}
      </Loaded>
    </SettingsPage>
  )
}
