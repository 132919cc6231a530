import { createSignal, onCleanup } from 'solid-js'

interface Page<Entry> {
  readonly rows: readonly Entry[]
  readonly total: number
}

/** A long list that is fetched page by page, as somebody asks for more. */
export function createPages<Entry>(fetch: (page: number) => Promise<Page<Entry>>) {
  const [rows, setRows] = createSignal<readonly Entry[]>()
  const [total, setTotal] = createSignal(0)
  const [loading, setLoading] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  let pages = 0
  let gone = false
  onCleanup(() => {
    gone = true
  })
  const more = async () => {
    if (loading()) return
    setLoading(true)
    setError(undefined)
    try {
      const found = await fetch(pages + 1)
      if (gone) return
      pages += 1
      setTotal(found.total)
      setRows((before = []) => [...before, ...found.rows])
    } catch (trouble) {
      if (!gone) setError(() => trouble)
    } finally {
      if (!gone) setLoading(false)
    }
  }
  return { rows, total, loading, error, more, hasMore: () => (rows()?.length ?? 0) < total() }
}

export type Pages<Entry> = ReturnType<typeof createPages<Entry>>
