import { createSignal, For, Show } from 'solid-js'
import { calendarOf, offeredCalendars } from '../../../engine/lib/calendars.ts'
import { own } from '../../../engine/lib/own.ts'
import type { AccountEdit, AccountFacts } from '../../data/account.ts'
import { useData } from '../../data/data.tsx'
import { changeLocale } from '../../lib/catalogue.ts'
import { languageName } from '../../lib/languages.ts'
import { locale } from '../../lib/locale.ts'
import { say, t } from '../../lib/t.ts'
import { Notice } from '../../parts/notice.tsx'
import { AccountField } from './account-field.tsx'
import { createSaving } from './create-saving.ts'
import { PlaceChoice } from './place-choice.tsx'

interface AccountEditorProps {
  readonly facts: AccountFacts
  readonly onCancel: () => void
  readonly onSaved: (facts: AccountFacts) => void
}

const lines = [
  { name: 'full_name', type: 'text', dir: 'auto', autocomplete: 'name' },
  { name: 'code', type: 'text', dir: 'auto', autocomplete: 'off' },
  { name: 'position', type: 'text', dir: 'auto', autocomplete: 'organization-title' },
  { name: 'phone', type: 'tel', dir: 'ltr', autocomplete: 'tel' },
  { name: 'email', type: 'email', dir: 'ltr', autocomplete: 'email' },
] as const

export const AccountEditor = (props: AccountEditorProps) => {
  const { model, actor, session } = useData()
  const saving = createSaving(props.facts.id, async (saved) => {
    if (saved.locale && saved.locale !== locale()) await changeLocale(saved.locale)
    await session.load().catch(() => undefined)
    props.onSaved(saved)
  })
  const [edit, setEdit] = createSignal<AccountEdit>({})
  const put = (changes: AccountEdit) => setEdit({ ...edit(), ...changes })
  const calendars = () => offeredCalendars(model().instance.calendars)
  const ofLanguage = () => calendarOf(model().instance.calendars, edit().locale ?? props.facts.locale ?? locale())
  /** Links for a new password go there, which is why the present one is asked. */
  const isOtherAddress = () => {
    const email = edit().email?.trim()
    return email !== undefined && email !== '' && email !== (props.facts.email ?? '')
  }
  const mine = () => edit().services ?? props.facts.services ?? []
  const services = () =>
    (own(model().lookups, model().instance.services ?? '')?.options ?? []).filter(
      ({ id, retired }) => !retired || mine().includes(id),
    )
  const toggle = (id: string) =>
    put({ services: mine().includes(id) ? mine().filter((one) => one !== id) : [...mine(), id] })
  return (
    <form
      class="account-form"
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void saving.save(edit())
      }}
    >
      <Show when={saving.error()}>
        <Notice tone="error">{saving.error()}</Notice>
      </Show>
      <For each={lines}>
        {(line) => (
          <AccountField name={line.name} issues={saving.issues()}>
            {(aria) => (
              <input
                {...aria}
                class="input"
                type={line.type}
                dir={line.dir}
                autocomplete={line.autocomplete}
                value={props.facts[line.name] ?? ''}
                onInput={(event) => put({ [line.name]: event.currentTarget.value })}
              />
            )}
          </AccountField>
        )}
      </For>
      <Show when={isOtherAddress()}>
        <AccountField name="current_password" issues={saving.issues()}>
          {(aria) => (
            <input
              {...aria}
              class="input"
              type="password"
              dir="ltr"
              autocomplete="current-password"
              onInput={(event) => put({ current_password: event.currentTarget.value })}
            />
          )}
        </AccountField>
      </Show>
      <Show
        when={actor().manages.includes('account:services')}
        fallback={<p class="field-help">{t('account.given')}</p>}
      >
        <AccountField name="location" issues={saving.issues()}>
          {(aria) => (
            <PlaceChoice
              aria={aria}
              code={edit().location ?? props.facts.location}
              onChoose={(location) => put({ location })}
            />
          )}
        </AccountField>
        <Show when={services().length > 0}>
          <fieldset class="field">
            <legend class="field-label">{t('services')}</legend>
            <For each={services()}>
              {({ id, label }) => (
                <label class="option">
                  <input type="checkbox" checked={mine().includes(id)} onChange={() => toggle(id)} />
                  <span>{say(label)}</span>
                </label>
              )}
            </For>
          </fieldset>
        </Show>
      </Show>
      <AccountField name="language" issues={saving.issues()}>
        {(aria) => (
          <select {...aria} class="input" onChange={(event) => put({ locale: event.currentTarget.value })}>
            <For each={model().instance.locales}>
              {(tag) => (
                <option value={tag} lang={tag} selected={tag === (props.facts.locale ?? locale())}>
                  {languageName(tag)}
                </option>
              )}
            </For>
          </select>
        )}
      </AccountField>
      <Show when={calendars().length > 1}>
        <AccountField name="calendar" issues={saving.issues()}>
          {(aria) => (
            <select {...aria} class="input" onChange={(event) => put({ calendar: event.currentTarget.value })}>
              <option value="" selected={!props.facts.calendar}>
                {t('calendar.of_language', { calendar: t(`calendar.name.${ofLanguage()}`) })}
              </option>
              <For each={calendars()}>
                {(id) => (
                  <option value={id} selected={id === props.facts.calendar}>
                    {t(`calendar.name.${id}`)}
                  </option>
                )}
              </For>
            </select>
          )}
        </AccountField>
      </Show>
      <div class="form-foot">
        <button type="submit" class="button button-main" disabled={saving.busy()}>
          {t('save')}
        </button>
        <button type="button" class="button" onClick={props.onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}
