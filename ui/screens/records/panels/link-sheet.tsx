import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'
import { factsOfRecord, nameOfRecord, namingFields } from '../../../lib/record-name.ts'
import { isolated, t } from '../../../lib/t.ts'
import type { Reading } from '../../../lib/value-text.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { troubleText } from '../../../parts/trouble.tsx'

interface LinkSheetProps {
  readonly type: RecordType
  readonly id: string
  readonly from: RecordType
  readonly reading: Reading
  readonly onClose: () => void
  readonly onDone: () => void
}

const pause = 250
const MOST = 100

/** Chooses records that stand, among those that may be linked, and links them to this one. */
export const LinkSheet = (props: LinkSheetProps) => {
  const { records } = useData()
  const { type, id, from } = props
  const place = { type: type.id, id, of: from.id }
  const input = createUniqueId()
  const [words, setWords] = createSignal('')
  const [rows, setRows] = createSignal<readonly WireRecord[]>()
  const [total, setTotal] = createSignal(0)
  const [chosen, setChosen] = createSignal<readonly WireRecord[]>([])
  const [trouble, setTrouble] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  const isChosen = (record: WireRecord) => chosen().some((one) => one.id === record.id)
  /** What was chosen stays in sight, whatever is searched next. */
  const shown = () => [...chosen(), ...(rows() ?? []).filter((record) => !isChosen(record))]

  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const search = async () => {
    const mine = ++asked
    try {
      const found = await records.linkedTo(place, namingFields(from), { linkable: words().trim() })
      if (mine !== asked) return
      setRows(found.rows)
      setTotal(found.total)
      setTrouble(undefined)
    } catch (error) {
      if (mine === asked) setTrouble(() => error)
    }
  }
  createEffect(
    on(words, (text) => {
      clearTimeout(timer)
      timer = setTimeout(() => void search(), text ? pause : 0)
    }),
  )
  onCleanup(() => {
    clearTimeout(timer)
    asked++
  })

  const tick = (record: WireRecord, on: boolean) =>
    setChosen((before) => (on ? [...before, record] : before.filter((one) => one.id !== record.id)))

  const link = async () => {
    setBusy(true)
    const ids = chosen().map((record) => record.id)
    const became = await records.link(place, ids, { title: t('linking.link') })
    setBusy(false)
    if (became.kind !== 'done') {
      setTrouble(() => (became.kind === 'refused' ? became.problem : new Error(became.kind)))
      return
    }
    const { done, left } = became
    toast(left > 0 ? t('linking.some', { done, left }) : t('linking.done', { count: done }))
    props.onDone()
  }

  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('linking.link.title')}
      place="centre"
      foot={
        <>
          <button
            type="button"
            class="button button-main"
            disabled={busy() || chosen().length === 0 || chosen().length > MOST}
            onClick={() => void link()}
          >
            {t('linking.count', { count: chosen().length })}
          </button>
          <button type="button" class="button" onClick={props.onClose}>
            {t('linking.close')}
          </button>
        </>
      }
    >
      <p>{t('linking.link.explained')}</p>
      <label class="field-label" for={input}>
        {t('linking.search')}
      </label>
      <input
        id={input}
        class="input"
        type="search"
        dir={words() ? 'auto' : undefined}
        autocomplete="off"
        spellcheck={false}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <Show when={trouble()}>
        <Notice tone="error">
          <p>{troubleText(trouble())}</p>
        </Notice>
      </Show>
      <Show when={chosen().length > MOST}>
        <Notice tone="error">
          <p>{t('linking.most', { count: MOST })}</p>
        </Notice>
      </Show>
      <div role="status">
        <Show when={rows()} fallback={<p class="panel-word">{t('linking.searching')}</p>}>
          <Show when={shown().length === 0}>
            <p class="panel-word">{t('linking.none')}</p>
          </Show>
        </Show>
      </div>
      <ul class="linking-choices bare">
        <For each={shown()}>
          {(record) => (
            <li>
              <label class="linking-choice">
                <input
                  type="checkbox"
                  checked={isChosen(record)}
                  onChange={(event) => tick(record, event.currentTarget.checked)}
                />
                <span>
                  <bdi>{nameOfRecord(record, from, props.reading)}</bdi>{' '}
                  <span class="answer-note">
                    {[...factsOfRecord(record, from, props.reading).map(({ text }) => text), record['short_id']]
                      .filter(Boolean)
                      .map((text) => isolated(String(text)))
                      .join(' · ')}
                  </span>
                </span>
              </label>
            </li>
          )}
        </For>
      </ul>
      <Show when={total() > (rows()?.length ?? 0)}>
        <p class="panel-word">{t('linking.more')}</p>
      </Show>
    </Sheet>
  )
}
