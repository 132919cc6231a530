import { For, Show } from 'solid-js'
import { loadArea } from '../../../lib/catalogue.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { sharingTexts } from '../../../locales/sharing.ts'
import { personText } from '../sharing/facts-of.ts'
import type { PanelProps } from './panels.tsx'

await loadArea('sharing', sharingTexts)

const textIn = (record: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = record[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Whose the record is and was, who else reaches it, who made it and who changed it last. */
export const PeoplePanel = (props: PanelProps) => {
  const record = () => props.shown.record
  const fact = (name: string) => textIn(record(), name)
  const person = (user: string) => personText(props.telling, { user })
  const when = (user: string, at: string) => {
    const [by, instant] = [fact(user), fact(at)]
    const date = instant && instantText(instant, props.model.instance.timeZone)
    return by && date ? t('sharing.people.when', { name: person(by), date }) : (date ?? '')
  }
  const owner = () => {
    const [user, name, agency] = [fact('owned_by'), fact('owned_by_full_name'), fact('owned_by_agency_id')]
    return personText(props.telling, { ...(user && { user }), ...(name && { name }), ...(agency && { agency }) })
  }
  const others = () => {
    const names = record()['assigned_user_names']
    return Array.isArray(names) ? names.map(String) : []
  }
  const facts = () =>
    [
      { label: t('sharing.people.owner'), text: owner() },
      { label: t('sharing.people.before'), text: person(fact('previously_owned_by') ?? '') },
      { label: t('sharing.people.made'), text: when('created_by', 'created_at') },
      { label: t('sharing.people.changed'), text: when('last_updated_by', 'last_updated_at') },
    ].filter(({ text }) => text !== '')
  return (
    <section aria-label={t('sharing.people')}>
      <dl class="facts">
        <For each={facts()}>
          {(line) => (
            <div class="fact">
              <dt>{line.label}</dt>
              <dd dir="auto">{line.text}</dd>
            </div>
          )}
        </For>
        <div class="fact fact-long">
          <dt>{t('sharing.people.others')}</dt>
          <dd>
            <Show when={others().length > 0} fallback={t('sharing.people.others.none')}>
              <ul class="bare">
                <For each={others()}>{(user) => <li dir="auto">{person(user)}</li>}</For>
              </ul>
            </Show>
          </dd>
        </div>
      </dl>
    </section>
  )
}
