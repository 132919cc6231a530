import { createResource, For, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { PersonProof } from '../../../data/administration-reports.ts'
import { numeral, t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { CsvLink } from '../parts/csv-link.tsx'
import { Loaded } from '../parts/settings-page.tsx'
import { wayText } from './field-answer.tsx'

type SeenType = PersonProof['record_types'][number]

/** What one person can see and do: type by type, form by form. */
export const PersonAnswer = (props: { readonly name: string }) => {
  const administration = useAdministration()
  const path = `/access_proof/user/${encodeURIComponent(props.name)}`
  const [proof, { refetch }] = createResource(() => administration.get<PersonProof>(path))
  return (
    <section class="admin-group">
      <Loaded value={proof.error ? undefined : proof.latest} error={proof.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <h2>{t('admin.proof.of_person', { name: known().user_name, role: known().role_label })}</h2>
            <Show when={known().disabled}>
              <p class="admin-wrong">{t('admin.users.is_disabled')}</p>
            </Show>
            <div class="admin-buttons">
              <CsvLink path={path} />
            </div>
            <Show when={known().record_types.length > 0} fallback={<Empty title={t('admin.proof.nothing')} />}>
              <For each={known().record_types}>{(type) => <Seen type={type} />}</For>
            </Show>
            <Show when={known().manages.length > 0}>
              <section class="sheet admin-sheet">
                <h3>{t('admin.proof.manages')}</h3>
                <ul class="admin-words">
                  <For each={known().manages}>{(word) => <li>{t(`admin.may.${word}`)}</li>}</For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Loaded>
    </section>
  )
}

const Seen = (props: { readonly type: SeenType }) => (
  <section class="sheet admin-sheet">
    <h3>
      {t('admin.proof.of_type', {
        type: props.type.label,
        records: props.type.records,
        total: props.type.of_records,
      })}
    </h3>
    <ul class="admin-lines bare">
      <For each={props.type.ways}>
        {(way) => (
          <li>
            <span>{wayText(way)}</span>
            <span class="admin-quiet figures">
              {way.via === 'own' && `${t(`admin.proof.reach.${way.reach}`)} · `}
              {numeral(way.records)}
            </span>
          </li>
        )}
      </For>
    </ul>
    <Show when={props.type.searches_beyond_reach}>
      <p class="admin-quiet">{t('admin.proof.beyond')}</p>
    </Show>
    <For each={props.type.forms}>
      {(form) => (
        <details class="admin-fold-small">
          <summary>
            <bdi>{form.label}</bdi> <span class="admin-quiet figures">{numeral(form.fields.length)}</span>
          </summary>
          <ul class="admin-lines bare">
            <For each={form.fields}>
              {(field) => (
                <li>
                  <bdi>{field.label}</bdi>
                  <span class="admin-quiet">{t(`admin.proof.access.${field.access}`)}</span>
                </li>
              )}
            </For>
          </ul>
        </details>
      )}
    </For>
    <details class="admin-fold-small">
      <summary>{t('admin.proof.actions')}</summary>
      <ul class="admin-lines bare">
        <For each={props.type.actions}>
          {({ action, records }) => (
            <li>
              <bdi dir="ltr">{action}</bdi>
              <span class="admin-quiet figures">{numeral(records)}</span>
            </li>
          )}
        </For>
      </ul>
    </details>
  </section>
)
