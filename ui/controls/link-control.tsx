import { createSignal, onCleanup, Show } from 'solid-js'
import { own } from '../../engine/lib/own.ts'
import { Grouped, Labelled } from '../form/answer-frame.tsx'
import { useFilling } from '../form/filling.ts'
import { say, t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import type { ControlProps } from './control.ts'
import { type Pick, Picker } from './picker.tsx'

/** So long after a key the search begins. */
const pauseAfterKey = 250

/** A record, found by its name or code among those that this person reaches. */
export function LinkControl(props: ControlProps) {
  const filling = useFilling()
  const { entry } = props
  const typeId = String(entry.field.settings['recordType'])
  const type = own(filling.model.recordTypes, typeId)
  const id = () => {
    const value = entry.value()
    return typeof value === 'string' ? value : undefined
  }
  const maySearch = () => type !== undefined && filling.linked !== undefined
  return (
    <Show
      when={id() === undefined && maySearch()}
      fallback={
        <Grouped entry={entry} role="group">
          {() => (
            <Show when={id()} fallback={<p class="answer-help">{t('form.link.unread')}</p>}>
              {(chosen) => <Chosen entry={entry} type={typeId} id={chosen()} />}
            </Show>
          )}
        </Grouped>
      }
    >
      <Labelled entry={entry}>{(aria) => <Search aria={aria} entry={entry} type={typeId} />}</Labelled>
    </Show>
  )
}

/** The record that is linked: what it is called, the way to it, and the way to take it off. */
function Chosen(props: ControlProps & { readonly type: string; readonly id: string }) {
  const { linked } = useFilling()
  const title = () => linked?.title(props.type, props.id) ?? t('linked_record')
  const facts = () => linked?.facts(props.type, props.id) ?? ''
  return (
    <div class="link-card">
      <div class="link-card-text">
        <strong>
          <bdi>{title()}</bdi>
        </strong>
        <Show when={facts()}>
          <span class="link-card-facts">{facts()}</span>
        </Show>
      </div>
      <div class="link-card-actions">
        <Show when={linked?.hrefOf(props.type, props.id)}>
          {(href) => (
            <a class="button button-plain button-small" href={href()} target="_blank" rel="noopener">
              {t('form.link.open')} <span class="unseen">{t('form.link.in_new_tab', { name: title() })}</span>
            </a>
          )}
        </Show>
        <button type="button" class="button button-plain button-small" onClick={() => props.entry.answer(undefined)}>
          <Icon name="close" /> {t('form.link.remove')} <span class="unseen">{title()}</span>
        </button>
      </div>
    </div>
  )
}

type SearchProps = ControlProps & { readonly aria: Parameters<typeof Picker>[0]['aria']; readonly type: string }

function Search(props: SearchProps) {
  const filling = useFilling()
  const type = own(filling.model.recordTypes, props.type)
  const [found, setFound] = createSignal<{ readonly picks: readonly Pick[]; readonly total: number }>()
  const [trouble, setTrouble] = createSignal(false)
  let wanted = ''
  let asked: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  const search = async (words: string) => {
    asked = words
    setTrouble(false)
    try {
      const answer = await filling.linked?.search(props.type, words)
      if (asked !== words || !answer) return
      setFound({
        picks: answer.found.map(({ id, title, facts }) => ({ id, label: title, note: facts })),
        total: answer.total,
      })
    } catch {
      if (asked !== words) return
      asked = undefined
      setTrouble(true)
    }
  }
  const reach = (text: string) => {
    wanted = text.trim()
    clearTimeout(timer)
    if (asked !== undefined && wanted !== asked) timer = setTimeout(() => void search(wanted), pauseAfterKey)
  }
  const waiting = () => (trouble() ? t('form.link.trouble') : found() ? undefined : t('form.link.searching'))
  const mayMake = () => filling.linked?.mayMake(props.type) ?? false
  return (
    <div class="link-search">
      <Picker
        aria={props.aria}
        name={say(props.entry.field.label)}
        find={(text) => {
          queueMicrotask(() => reach(text))
          return found() ?? { picks: [], total: 0 }
        }}
        chosen={[]}
        many={false}
        waiting={waiting()}
        onOpen={() => void search(wanted)}
        onChoose={([id]) => id && props.entry.answer(id)}
      />
      <Show when={type && mayMake() && type}>
        {(of) => (
          <a class="button button-plain button-small" href={`/r/${of().plural}/new`} target="_blank" rel="noopener">
            <Icon name="plus" /> {say(of().newLabel) || t('list.new', { type: say(of().label) })}
            <span class="unseen">{t('form.link.new_tab')}</span>
          </a>
        )}
      </Show>
    </div>
  )
}
