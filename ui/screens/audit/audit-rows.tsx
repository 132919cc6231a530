import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Model } from '../../../engine/model.ts'
import type { AuditRow } from '../../data/wire.ts'
import { instantText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { deedText } from '../records/log/deed-text.ts'

interface AuditRowsProps {
  readonly rows: readonly AuditRow[]
  readonly zone: () => string
  /** As this person's role has it: records of other types have no page here. */
  readonly model: () => Model
}

const deedOf = (row: AuditRow) => (row.refused ? t('audit.refused', { deed: deedText(row) }) : deedText(row))

const recordOf = (row: AuditRow) => [row.record_type_label, row.record_id_display].filter(Boolean).join(' ')

/** One line for each entry. */
export const AuditTable = (props: AuditRowsProps) => (
  <table class="audit-table">
    <thead>
      <tr>
        <th scope="col">{t('log.when')}</th>
        <th scope="col">{t('log.who')}</th>
        <th scope="col">{t('log.deed')}</th>
        <th scope="col">{t('audit.record')}</th>
        <th scope="col">{t('audit.owner')}</th>
      </tr>
    </thead>
    <tbody>
      <For each={props.rows}>
        {(row) => (
          <tr>
            <td class="figures">
              <time datetime={row.timestamp}>{instantText(row.timestamp, props.zone())}</time>
            </td>
            <td>
              <bdi>{row.performed_by}</bdi>
            </td>
            <td classList={{ 'audit-refused': row.refused === true }}>{deedOf(row)}</td>
            <td>
              <RecordOf {...props} row={row} />
            </td>
            <td>
              <bdi>{row.record_owner_full_name}</bdi>
            </td>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)

/** The same where there is little room. */
export const AuditCards = (props: AuditRowsProps) => (
  <ol class="audit-cards bare">
    <For each={props.rows}>
      {(row) => (
        <li>
          <p>
            <Show when={row.performed_by}>
              <strong>
                <bdi>{row.performed_by}</bdi>
              </strong>{' '}
            </Show>
            <time class="figures" datetime={row.timestamp}>
              {instantText(row.timestamp, props.zone())}
            </time>
          </p>
          <p classList={{ 'audit-refused': row.refused === true }}>{deedOf(row)}</p>
          <Show when={recordOf(row)}>
            <p class="audit-quiet">
              <RecordOf {...props} row={row} />
              <Show when={row.record_owner_full_name}>
                {' · '}
                {t('audit.owner')} <bdi>{row.record_owner_full_name}</bdi>
              </Show>
            </p>
          </Show>
        </li>
      )}
    </For>
  </ol>
)

/** The record's short code, with the way to it where there is one for this person. */
const RecordOf = (props: AuditRowsProps & { readonly row: AuditRow }) => {
  const type = () => Object.values(props.model().recordTypes).find(({ id }) => id === props.row.record_type)
  const href = () => {
    const plural = type()?.plural
    return plural && props.row.record_id && props.row.record_id_display
      ? `/r/${plural}/${props.row.record_id}`
      : undefined
  }
  return (
    <Show when={href()} fallback={<bdi>{recordOf(props.row)}</bdi>}>
      {(to) => (
        <A href={to()}>
          <bdi>{recordOf(props.row)}</bdi>
        </A>
      )}
    </Show>
  )
}
