import { createEffect, createMemo, createResource, on } from 'solid-js'
import type { DraftText, TextWish } from '../../../data/configuration-drafts.ts'
import { useDraft } from '../create-draft.ts'

export const PER_PAGE = 50

/** A page of texts. What is filled in stays where it stands, also where only missing ones were asked for. */
export function createTexts(wish: () => Omit<TextWish, 'per'>) {
  const draft = useDraft()
  let own = 0
  const key = createMemo(() => JSON.stringify(wish()))
  const [page, { refetch, mutate }] = createResource(key, () => draft.api.texts(draft.id, { ...wish(), per: PER_PAGE }))
  // What others did, or what was taken back, is read anew; what is done here is there already.
  createEffect(
    on(
      draft.version,
      () => {
        if (own === 0) void refetch()
      },
      { defer: true },
    ),
  )

  /** False: it could not be done, and the page says why. */
  async function say(row: DraftText, locale: string, words: string): Promise<boolean> {
    const text = words.trim() === '' ? null : words.trim()
    if ((row.texts[locale] ?? null) === text) return true
    own += 1
    const isDone = await draft.attempt({ kind: 'set_text', path: row.path, locale, text })
    own -= 1
    if (!isDone) {
      void refetch()
      return false
    }
    const { [locale]: _, ...others } = row.texts
    const texts: Readonly<Record<string, string>> = text === null ? others : { ...others, [locale]: text }
    mutate(
      (shown) =>
        shown && { ...shown, rows: shown.rows.map((one) => (one.path === row.path ? { ...one, texts } : one)) },
    )
    return true
  }

  return { page, say, retry: () => void refetch() }
}

/** How many texts each language lacks. */
export function createMissing() {
  const draft = useDraft()
  return draft.reading(
    () => (draft.languages().length > 1 ? draft.languages().slice(1) : undefined),
    async (languages) =>
      Object.fromEntries(
        await Promise.all(
          languages.map(
            async (missing) => [missing, (await draft.api.texts(draft.id, { missing, per: 1 })).total] as const,
          ),
        ),
      ) as Readonly<Record<string, number>>,
  )
}
