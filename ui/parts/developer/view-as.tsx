import { createSignal, createUniqueId, For, type JSX, onMount, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import type { Workshop } from '../../data/developer.ts'
import { loadArea } from '../../lib/catalogue.ts'
import { chooseLocale, languageName } from '../../lib/languages.ts'
import { locale, turnedDirection, turnScreen } from '../../lib/locale.ts'
import { t } from '../../lib/t.ts'
import { developerTexts } from '../../locales/developer.ts'
import { Sheet } from '../sheet.tsx'
import { RecordClock, recordOnScreen } from './record-clock.tsx'
import '../../styles/developer.css'

await loadArea('developer', developerTexts)

const directions = ['ltr', 'rtl'] as const

/** Looks at the application as somebody of another role, in another language or direction, or on a phone; and at the record on screen as of any day. */
export const ViewAs = () => {
  const data = useData()
  const [open, setOpen] = createSignal(false)
  const [record, setRecord] = createSignal<ReturnType<typeof recordOnScreen>>()
  const [workshop, setWorkshop] = createSignal<Workshop>()
  const look = () =>
    data.developer.workshop().then(setWorkshop, () => {
      // The server is gone: the line of truth says so.
    })
  onMount(() => void look())

  const become = async (role: string) => {
    await data.developer.viewAs(role)
    // Nothing of one person may stay on another's screen.
    window.location.reload()
  }
  const show = () => {
    setRecord(recordOnScreen(window.location.pathname))
    void look().then(() => setOpen(true))
  }
  const phone = () => `/workshop/phone?at=${encodeURIComponent(window.location.pathname + window.location.search)}`

  return (
    <>
      <button type="button" class="developer-mark developer-view" onClick={show}>
        <span>{t('developer.view.open', { role: data.actor().role_label })}</span>
      </button>
      <Sheet open={open()} onClose={() => setOpen(false)} title={t('developer.view.title')} place="side">
        <Show when={workshop()}>
          {(facts) => (
            <div class="developer-choices">
              <Choice label={t('developer.view.role')} value={data.actor().role} onChange={(role) => void become(role)}>
                <For each={facts().roles}>
                  {({ id, label }) => (
                    <option value={id} selected={id === data.actor().role}>
                      {label}
                    </option>
                  )}
                </For>
              </Choice>
              <Choice
                label={t('developer.view.language')}
                value={locale()}
                onChange={(tag) => void chooseLocale(data, tag)}
              >
                <For each={facts().locales}>
                  {(tag) => (
                    <option value={tag} lang={tag} selected={tag === locale()}>
                      {languageName(tag)}
                    </option>
                  )}
                </For>
              </Choice>
              <Choice
                label={t('developer.view.direction')}
                value={turnedDirection() ?? ''}
                onChange={(chosen) => turnScreen(directions.find((direction) => direction === chosen))}
              >
                <option value="">{t('developer.view.direction.language')}</option>
                <For each={directions}>
                  {(direction) => (
                    <option value={direction} selected={direction === turnedDirection()}>
                      {t(`developer.view.direction.${direction}`)}
                    </option>
                  )}
                </For>
              </Choice>
              <p>
                <a href={phone()} onClick={() => setOpen(false)}>
                  {t('developer.view.phone')}
                </a>
              </p>
              <p>{t('developer.view.note')}</p>
              <Show when={record()}>{(there) => <RecordClock plural={there().plural} id={there().id} />}</Show>
            </div>
          )}
        </Show>
      </Sheet>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: JSX.Element
}

const Choice = (props: ChoiceProps) => {
  const id = createUniqueId()
  return (
    <div class="developer-choice">
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        {props.children}
      </select>
    </div>
  )
}
