import { For, Show } from 'solid-js'
import type { DisclosureRow } from '../../../../engine/records/collections.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { sharingTexts } from '../../../locales/sharing.ts'
import { type Line, personText } from '../sharing/facts-of.ts'
import { kindName, roleName } from '../sharing/named.ts'
import type { PanelProps } from './panels.tsx'
import '../../../styles/sharing.css'

await loadArea('sharing', sharingTexts)

/** The ledger: who got to see the record, when, by whom, and with what consent; the newest first. */
export const DisclosuresPanel = (props: PanelProps) => (
  <Show when={Array.isArray(props.shown.record['disclosures'])}>
    <Ledger {...props} />
  </Show>
)

const Ledger = (props: PanelProps) => {
  const rows = (): readonly DisclosureRow[] => {
    const found = props.shown.record['disclosures']
    return Array.isArray(found) ? [...(found as DisclosureRow[])].reverse() : []
  }
  const recipient = ({ to, to_agency, to_remote }: DisclosureRow) =>
    to_remote === undefined
      ? personText(props.telling, {
          ...(to !== undefined && { user: to }),
          ...(to_agency !== undefined && { agency: to_agency }),
        })
      : [to_remote, t('sharing.outside')].join(' · ')
  const lines = (row: DisclosureRow): readonly Line[] =>
    [
      { label: t('sharing.to'), text: recipient(row) },
      { label: t('sharing.from'), text: personText(props.telling, { user: row.by }) },
      {
        label: t('sharing.asked.authorized_role_unique_id'),
        text: row.role === undefined ? '' : roleName(props.model, props.type, row.type, row.role),
      },
      { label: t('sharing.ledger.consent'), text: t(`sharing.consent.${row.consent}`) },
    ].filter(({ text }) => text !== '')
  return (
    <section aria-label={t('sharing.ledger')}>
      <h3 class="reading-heading">{t('sharing.ledger')}</h3>
      <Show when={rows().length > 0} fallback={<p class="panel-word">{t('sharing.ledger.none')}</p>}>
        <ol class="transitions bare">
          <For each={rows()}>
            {(row) => (
              <li class="transition">
                <div class="transition-head">
                  <strong>{kindName(props.type, row.type)}</strong>
                  <time datetime={row.at}>{instantText(row.at, props.model.instance.timeZone)}</time>
                </div>
                <dl class="facts">
                  <For each={lines(row)}>
                    {(line) => (
                      <div class="fact">
                        <dt>{line.label}</dt>
                        <dd dir="auto">{line.text}</dd>
                      </div>
                    )}
                  </For>
                </dl>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </section>
  )
}
