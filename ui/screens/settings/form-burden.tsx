import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { FieldBurden, FormBurdenFacts } from '../../data/administration-reports.ts'
import { useData } from '../../data/data.tsx'
import { formatLocale, locale } from '../../lib/locale.ts'
import { numeral, say, t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { Select } from '../../parts/select.tsx'
import { createLoaded } from '../records/record/create-loaded.ts'
import { CsvLink } from './parts/csv-link.tsx'
import { Rows } from './parts/rows.tsx'
import { Loaded, SettingsPage } from './parts/settings-page.tsx'

const share = (value: number | null): string => {
  // The language is read so that a screen follows when it changes.
  void locale()
  return value === null
    ? t('admin.burden.never_asked')
    : new Intl.NumberFormat(formatLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(value)
}

/** What forms ask and how often it is answered, the least answered first: what could be left out. */
export const FormBurden = () => {
  const administration = useAdministration()
  const { model } = useData()
  const [asked, setAsked] = useSearchParams<Record<'type' | 'unused', string>>()
  const query = createMemo(() => ({ record_type: asked.type }))
  const loaded = createLoaded(query, (of) => administration.get<readonly FormBurdenFacts[]>('/form_burden', of))
  const types = () =>
    Object.values(model().recordTypes).map(({ id, label }) => ({ value: id, label: say(label) || id }))
  const isUnused = ({ automatic, filled }: FieldBurden) => !automatic && filled === 0
  const fieldsOf = ({ fields }: FormBurdenFacts) =>
    fields
      .filter((field) => (asked.unused ? isUnused(field) : !field.automatic))
      .sort((one, other) => (one.filled_share ?? -1) - (other.filled_share ?? -1))
  const shown = () => (loaded.value() ?? []).filter((form) => fieldsOf(form).length > 0)
  return (
    <SettingsPage wide title={t('admin.form-burden')} explained={t('admin.burden.explained')}>
      <div class="admin-filters">
        <Select
          label={t('admin.usage.kind')}
          all={t('admin.all')}
          value={asked.type ?? ''}
          options={types()}
          onChoose={(type) => setAsked({ type }, { replace: true })}
        />
        <label class="option">
          <input
            type="checkbox"
            checked={asked.unused === '1'}
            onChange={(event) => setAsked({ unused: event.currentTarget.checked ? '1' : '' }, { replace: true })}
          />
          {t('admin.burden.only_unused')}
        </label>
        <CsvLink path={`/form_burden${asked.type ? `?record_type=${encodeURIComponent(asked.type)}` : ''}`} />
      </div>
      <Loaded value={loaded.value()} error={loaded.error()} onRetry={loaded.reload}>
        {() => (
          <Show when={shown().length > 0} fallback={<Empty title={t('admin.burden.none')} />}>
            <For each={shown()}>
              {(form) => (
                <details class="sheet admin-fold">
                  <summary>
                    <span>
                      <strong>
                        <bdi>{form.form_label}</bdi>
                      </strong>{' '}
                      <span class="admin-quiet">{form.record_type_label}</span>
                    </span>
                    <span class="admin-quiet figures">
                      {t('admin.burden.per_record', { asked: form.asked_per_record, filled: form.filled_per_record })}
                    </span>
                  </summary>
                  <p class="admin-quiet">
                    {t('admin.burden.of', { records: form.records, total: form.of })}{' '}
                    <Show when={form.roles.length > 0}>
                      {t('admin.burden.roles', {
                        names: form.roles
                          .map(({ label, people }) => `${label} (${numeral(people)})`)
                          .join(t('list_separator')),
                      })}
                    </Show>
                  </p>
                  <Rows
                    label={form.form_label}
                    head={t('admin.burden.field')}
                    rows={fieldsOf(form)}
                    titleOf={({ label }) => label}
                    mark={(field) => (
                      <Show when={isUnused(field)}>
                        <span class="state state-disabled">{t('admin.burden.unused')}</span>
                      </Show>
                    )}
                    columns={[
                      {
                        id: 'asked',
                        label: t('admin.burden.asked'),
                        show: ({ asked: of }) => numeral(of),
                        figures: true,
                      },
                      {
                        id: 'filled',
                        label: t('admin.burden.filled'),
                        show: ({ filled }) => numeral(filled),
                        figures: true,
                      },
                      {
                        id: 'share',
                        label: t('admin.burden.share'),
                        show: (field) => share(field.filled_share),
                        figures: true,
                      },
                      {
                        id: 'required',
                        label: t('admin.burden.required'),
                        show: ({ required }) => t(required ? 'yes' : 'no'),
                      },
                    ]}
                  />
                </details>
              )}
            </For>
          </Show>
        )}
      </Loaded>
    </SettingsPage>
  )
}
