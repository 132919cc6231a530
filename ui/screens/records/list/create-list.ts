import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { ListAnswer } from '../../../data/wire.ts'
import { type Address, inForce, question, readAddress, writeAddress } from './address.ts'
import { listOf } from './list-model.ts'

/** What is shown of a record beyond reach. */
export const seenBeyond = ({ beyondReach }: RecordType): readonly string[] => [
  'short_id',
  ...(beyondReach?.fields ?? []),
  'owned_by_full_name',
  'owned_by_agency_id',
]

/** One record type's list: what is asked stands in the address (words in the history entry), what was answered is here. */
export function createList(type: RecordType) {
  const data = useData()
  const location = useLocation<{ words?: string }>()
  const navigate = useNavigate()
  const list = createMemo(() => listOf(data.model(), type, data.actor().actions[type.id] ?? []))
  const address = createMemo(() => readAddress(location.search, list()))
  const words = () => location.state?.words ?? ''
  const mayBeyond = () =>
    type.beyondReach !== undefined && (data.actor().actions[type.id]?.includes('search_beyond_reach') ?? false)
  const [beyond, setBeyond] = createSignal(false)
  const isBeyond = () => mayBeyond() && beyond() && words() !== '' && !address().behind
  const asked = createMemo(
    () => {
      const parameters = question(address(), list(), words())
      if (isBeyond()) {
        parameters.append('id_search', 'true')
        parameters.set('fields', [...new Set([...list().shown, ...seenBeyond(type)])].join(','))
      }
      return { parameters: parameters.toString(), words: words() }
    },
    undefined,
    {
      equals: (one, other) => one.parameters === other.parameters && one.words === other.words,
    },
  )
  const recalled = untrack(() => data.records.recall(type.id, asked().parameters, asked().words))
  const [answer, setAnswer] = createSignal<ListAnswer | undefined>(recalled)
  const [error, setError] = createSignal<unknown>()
  const [loading, setLoading] = createSignal(false)
  const [again, setAgain] = createSignal(0)

  let running: AbortController | undefined
  createEffect(
    on([asked, again, data.session.release], async ([now]) => {
      running?.abort()
      const mine = new AbortController()
      running = mine
      setLoading(true)
      try {
        const found = await data.records.list(type.id, new URLSearchParams(now.parameters), now.words, mine.signal)
        if (mine.signal.aborted) return
        setAnswer(found)
        setError(undefined)
      } catch (trouble) {
        if (mine.signal.aborted) return
        setError(trouble)
      }
      setLoading(false)
    }),
  )
  onCleanup(() => running?.abort())

  const go = (next: Address, { replace, state }: { replace: boolean; state?: { words?: string } }) => {
    const search = writeAddress(next, list())
    navigate(`${location.pathname}${search ? `?${search}` : ''}`, {
      replace,
      scroll: false,
      resolve: false,
      state: state ?? (words() ? { words: words() } : {}),
    })
  }

  return {
    type,
    list,
    address,
    words,
    answer,
    error,
    loading,
    filters: createMemo(() => inForce(address(), list(), words())),
    /** The number of the home page that the list stands behind; unknown until it was answered. */
    behind: () => (address().behind ? answer()?.indicator : undefined),
    /** Leaves the number: the list is again what it usually is. */
    leave: () => {
      const { behind: _, ...others } = address()
      go({ ...others, page: 1 }, { replace: false })
    },
    sort: () => address().sort ?? list().sort,
    retry: () => setAgain((times) => times + 1),
    /** Chooses a filter's values; an empty list takes a default away; undefined gives it back. */
    choose: (field: string, values: readonly string[] | undefined) => {
      const { [field]: _, ...others } = address().chosen
      go({ ...address(), page: 1, chosen: values ? { ...others, [field]: values } : others }, { replace: true })
    },
    clear: () => {
      const { behind: _, ...others } = address()
      go({ ...others, page: 1, chosen: {} }, { replace: true, state: {} })
    },
    /** Whether this person may look for records beyond their reach, and whether they do. */
    mayBeyond,
    beyond,
    lookBeyond: (on: boolean) => {
      setBeyond(on)
      if (address().page > 1) go({ ...address(), page: 1 }, { replace: true })
    },
    search: (text: string) => go({ ...address(), page: 1 }, { replace: true, state: text ? { words: text } : {} }),
    order: (field: string, direction: 'asc' | 'desc') =>
      go({ ...address(), page: 1, sort: { field, direction } }, { replace: true }),
    turnTo: (page: number) => go({ ...address(), page }, { replace: false }),
    show: (per: 20 | 50 | 100) => go({ ...address(), page: 1, per }, { replace: true }),
  }
}

export type ShownList = ReturnType<typeof createList>
