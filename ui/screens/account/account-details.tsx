import { createResource, For, Show } from 'solid-js'
import { offeredCalendars } from '../../../engine/lib/calendars.ts'
import { own } from '../../../engine/lib/own.ts'
import type { AccountFacts } from '../../data/account.ts'
import { useData } from '../../data/data.tsx'
import { languageName } from '../../lib/languages.ts'
import { locale } from '../../lib/locale.ts'
import { say, t } from '../../lib/t.ts'

/** The account in words. Role, groups and agency are shown like the rest; others decide them. */
export const AccountDetails = (props: { readonly facts: AccountFacts }) => {
  const { model, actor, reference } = useData()
  const [place] = createResource(
    () => props.facts.location,
    async (code) => say((await reference.places().catch(() => [])).find((each) => each.code === code)?.name) || code,
  )
  const groups = () =>
    (props.facts.user_group_unique_ids ?? []).map((id) => say(own(model().userGroups, id)?.name) || id)
  const agency = () => say(own(model().agencies, props.facts.agency ?? '')?.name) || props.facts.agency
  const services = () => own(model().lookups, model().instance.services ?? '')?.options ?? []
  const servicesOf = ({ services: mine = [] }: AccountFacts) =>
    mine.map((id) => say(services().find((option) => option.id === id)?.label) || id)
  const lines = () => [
    { name: 'full_name', text: props.facts.full_name },
    { name: 'user_name', text: props.facts.user_name },
    { name: 'role', text: actor().role_label },
    { name: 'groups', text: groups().join(t('list_separator')) },
    { name: 'agency', text: agency() },
    { name: 'code', text: props.facts.code },
    { name: 'position', text: props.facts.position },
    { name: 'phone', text: props.facts.phone, dir: 'ltr' as const },
    { name: 'email', text: props.facts.email, dir: 'ltr' as const },
    { name: 'location', text: place.latest },
    { name: 'services', text: servicesOf(props.facts).join(t('list_separator')) },
    { name: 'language', text: languageName(props.facts.locale ?? locale()) },
    ...(offeredCalendars(model().instance.calendars).length > 1
      ? [{ name: 'calendar', text: t(`calendar.name.${actor().calendar ?? 'gregorian'}`) }]
      : []),
  ]
  return (
    <dl class="account-facts">
      <For each={lines()}>
        {(line) => (
          <div>
            <dt>{t(line.name)}</dt>
            <dd>
              <Show when={line.text} fallback={<span class="account-blank">{t('blank')}</span>}>
                <bdi dir={line.dir ?? 'auto'}>{line.text}</bdi>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
