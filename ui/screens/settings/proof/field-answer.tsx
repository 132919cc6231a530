import { createResource, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { FieldProof, FieldWay } from '../../../data/administration-reports.ts'
import { numeral, t } from '../../../lib/t.ts'
import { CsvLink } from '../parts/csv-link.tsx'
import { Rows } from '../parts/rows.tsx'
import { Loaded } from '../parts/settings-page.tsx'

interface FieldAnswerProps {
  readonly type: string
  readonly field: string
}

const amount = (value: number | null) => (value === null ? t('admin.proof.depends') : numeral(value))

type Way = Pick<FieldWay, 'via' | 'as_label' | 'transition_label'>

export function wayText({ via, as_label: role, transition_label: transition }: Way): string {
  const way = transition ?? t(`admin.proof.via.${via}`)
  return role === undefined ? way : t('admin.proof.via_as', { way, role })
}

/** Who can see the field: role by role, by which way, and how many people reach how many records so. */
export const FieldAnswer = (props: FieldAnswerProps) => {
  const administration = useAdministration()
  const query = { record_type: props.type, field: props.field }
  const [proof, { refetch }] = createResource(() => administration.get<FieldProof>('/access_proof/field', query))
  return (
    <section class="admin-group">
      <Loaded value={proof.error ? undefined : proof.latest} error={proof.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <h2>{t('admin.proof.of_field', { field: known().field_label, type: known().record_type_label })}</h2>
            <p role="status">
              {t('admin.proof.totals', {
                people: known().totals.people,
                all_people: known().totals.of_people,
                records: known().totals.records,
                all_records: known().totals.of_records,
              })}
            </p>
            <div class="admin-buttons">
              <CsvLink path={`/access_proof/field?${new URLSearchParams(query)}`} />
            </div>
            <Ways ways={known().ways.filter(isUsed)} />
            <Show when={known().ways.some((way) => !isUsed(way))}>
              <details class="sheet admin-fold">
                <summary>
                  {t('admin.proof.unused', { total: known().ways.filter((way) => !isUsed(way)).length })}
                </summary>
                <Ways ways={known().ways.filter((way) => !isUsed(way))} />
              </details>
            </Show>
          </>
        )}
      </Loaded>
    </section>
  )
}

/** Somebody reaches a record so now, or how many do depends on what is looked for. */
const isUsed = ({ reaching }: FieldWay): boolean => reaching === null || reaching > 0

const Ways = (props: { readonly ways: readonly FieldWay[] }) => (
  <Rows
    label={t('admin.proof.field')}
    head={t('role')}
    rows={props.ways}
    titleOf={({ role_label }) => role_label}
    columns={[
      { id: 'way', label: t('admin.proof.way'), show: wayText },
      { id: 'reach', label: t('admin.proof.reach'), show: ({ reach }) => t(`admin.proof.reach.${reach}`) },
      {
        id: 'access',
        label: t('admin.proof.access'),
        show: ({ access, own_rows: own }) => (own ? t('admin.proof.own_rows') : t(`admin.proof.access.${access}`)),
      },
      { id: 'people', label: t('admin.proof.people'), show: ({ people }) => numeral(people), figures: true },
      {
        id: 'reaching',
        label: t('admin.proof.reaching'),
        show: ({ reaching }) => amount(reaching),
        figures: true,
      },
      {
        id: 'records',
        label: t('admin.proof.records'),
        show: ({ records }) => amount(records),
        figures: true,
      },
    ]}
  />
)
