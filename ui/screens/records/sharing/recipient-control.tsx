import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { ControlComponent, ControlProps } from '../../../controls/control.ts'
import { type Pick, Picker } from '../../../controls/picker.tsx'
import { useData } from '../../../data/data.tsx'
import type { RecipientQuestion } from '../../../data/sharing.ts'
import type { Recipient, RecipientsAnswer } from '../../../data/sharing-wire.ts'
import { Labelled } from '../../../form/answer-frame.tsx'
import { useFilling } from '../../../form/filling.ts'
import { say, t } from '../../../lib/t.ts'

/** So long after a key the search begins. */
const pauseAfterKey = 250

/** Questions that narrow the choice, by what the search calls them. */
const narrowing = { agency: 'transitioned_to_agency', location: 'location', service: 'service' } as const

type Among = globalThis.Pick<RecipientQuestion, 'type' | 'kind' | 'record' | 'programme'>

/** A control for whoever may get the record: only they can be found, narrowed by what is answered beside it. */
export const recipientControl =
  (among: Among): ControlComponent =>
  (props) => <RecipientControl entry={props.entry} among={among} />

function RecipientControl(props: ControlProps & { readonly among: Among }) {
  const { sharing } = useData()
  const filling = useFilling()
  const { entry } = props
  const [answer, setAnswer] = createSignal<RecipientsAnswer>()
  const [trouble, setTrouble] = createSignal(false)
  const [known, setKnown] = createSignal<Pick>()
  let stop: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wanted = ''
  let asked: string | undefined
  onCleanup(() => {
    clearTimeout(timer)
    stop?.abort()
  })

  const narrowed = createMemo(
    () =>
      Object.fromEntries(
        Object.entries(narrowing).flatMap(([name, question]) => {
          const value = filling.beside?.(entry, question)?.stored()
          return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
        }),
      ),
    {},
    { equals: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  )
  const isNarrowed = () => Object.keys(narrowed()).length > 0

  const search = async () => {
    stop?.abort()
    const mine = new AbortController()
    stop = mine
    asked = wanted
    setTrouble(false)
    try {
      const found = await sharing.recipients({ ...props.among, ...narrowed(), query: wanted }, mine.signal)
      if (!mine.signal.aborted) setAnswer(found)
    } catch {
      if (!mine.signal.aborted) setTrouble(true)
    }
  }
  createEffect(on(narrowed, () => void search()))
  createEffect(
    on(
      narrowed,
      () => {
        if (entry.stored() !== undefined) entry.answer(undefined)
      },
      { defer: true },
    ),
  )
  const reach = (text: string) => {
    wanted = text.trim()
    clearTimeout(timer)
    if (wanted !== asked) timer = setTimeout(() => void search(), pauseAfterKey)
  }

  const picks = createMemo(() => (answer()?.rows ?? []).map((person) => pickOf(person, filling.model)))
  const chosen = (): readonly Pick[] => {
    const id = entry.stored()
    if (typeof id !== 'string') return []
    const shown = known()?.id === id ? known() : picks().find((pick) => pick.id === id)
    return [shown ?? { id, label: filling.people().find(({ user_name }) => user_name === id)?.full_name ?? id }]
  }
  const waiting = () =>
    trouble() ? t('sharing.recipient.trouble') : answer() ? undefined : t('sharing.recipient.searching')

  return (
    <Labelled
      entry={entry}
      echo={<Told answer={answer()} trouble={trouble()} isNarrowed={isNarrowed()} onRetry={search} />}
    >
      {(aria) => (
        <Picker
          aria={aria}
          name={say(entry.field.label)}
          find={(text) => {
            queueMicrotask(() => reach(text))
            return { picks: picks(), total: answer()?.total ?? 0 }
          }}
          chosen={chosen()}
          many={false}
          waiting={waiting()}
          onChoose={([id]) => {
            setKnown(picks().find((pick) => pick.id === id))
            entry.answer(id)
          }}
        />
      )}
    </Labelled>
  )
}

interface ToldProps {
  readonly answer: RecipientsAnswer | undefined
  readonly trouble: boolean
  readonly isNarrowed: boolean
  readonly onRetry: () => Promise<void>
}

/** How many there are to choose among; where they are few or none, why. */
const Told = (props: ToldProps) => {
  const reason = (of: RecipientsAnswer) => {
    if (of.why === 'filters' || (of.total === 0 && props.isNarrowed))
      return t(of.total === 0 ? 'sharing.recipient.why.filters_none' : 'sharing.recipient.why.filters')
    return of.why ? t(`sharing.recipient.why.${of.why}`) : ''
  }
  return (
    <Show
      when={!props.trouble}
      fallback={
        <p class="recipient-note" role="alert">
          {t('sharing.recipient.trouble')}{' '}
          <button type="button" class="button button-plain button-small" onClick={() => void props.onRetry()}>
            {t('try_again')}
          </button>
        </p>
      }
    >
      <p class="recipient-note" role="status">
        <Show when={props.answer} fallback={t('sharing.recipient.searching')}>
          {(of) => (
            <>
              <Show when={of().total > 0}>{t('sharing.recipient.count', { count: of().total })} </Show>
              {reason(of())}
            </>
          )}
        </Show>
      </p>
    </Show>
  )
}

/** A person as they stand in the list: what they are and where, to tell them from another of the same name. */
function pickOf({ user_name, full_name, position, agency }: Recipient, model: Parameters<typeof agencyName>[0]): Pick {
  const note = [position, agency && agencyName(model, agency), user_name].filter(Boolean).join(' · ')
  return { id: user_name, label: full_name || user_name, note }
}

const agencyName = ({ agencies }: ReturnType<typeof useFilling>['model'], id: string) =>
  say(own(agencies, id)?.name) || id
