/** A draft that is being edited: what is read of it, what is done to it, and what the check says of it. */
import { createContext, createEffect, createMemo, createSignal, on, onCleanup, untrack, useContext } from 'solid-js'
import {
  type Checkup,
  type ConfigurationDrafts,
  createConfigurationDrafts,
  type DraftStep,
  type DraftWhole,
  type Operation,
  type Reminder,
  type StepDone,
  type TextWish,
  type Thing,
} from '../../data/configuration-drafts.ts'
import { useData } from '../../data/data.tsx'
import { createReading, type Reading } from './create-reading.ts'
import { overlaps } from './overlap.ts'
import { inSentences, isChanged, refusalText } from './refusal.ts'

/** So long nothing more is done, and what was done is checked. */
const PAUSE = 500

interface InstanceJson {
  readonly version?: string
  readonly locales?: readonly string[]
  readonly defaultLocale?: string
}

/** What could not be done because others were at the same thing. */
export interface Clash {
  readonly operations: readonly Operation[]
  /** What they did. */
  readonly steps: readonly DraftStep[]
}

export function createDraft(first: DraftWhole, api: ConfigurationDrafts) {
  const { actor } = useData()
  const { id } = first
  const [whole, setWhole] = createSignal(first)
  const version = createMemo(() => whole().version)
  const [redoable, setRedoable] = createSignal<readonly (readonly Operation[])[]>([])
  const [checkup, setCheckup] = createSignal<Checkup>()
  const [checkTrouble, setCheckTrouble] = createSignal<unknown>()
  const [reminders, setReminders] = createSignal<readonly Reminder[]>([])
  const [trouble, setTrouble] = createSignal<string>()
  const [clash, setClash] = createSignal<Clash>()
  const [busy, setBusy] = createSignal(0)
  let last: Promise<unknown> = Promise.resolve()

  const reload = async (): Promise<DraftWhole> => {
    const now = await api.get(id)
    setWhole(now)
    return now
  }

  /** One after the other, so that nobody is in their own way. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    setBusy((count) => count + 1)
    const mine = last.then(work, work).finally(() => setBusy((count) => count - 1))
    last = mine.catch(() => undefined)
    return mine
  }

  function note({ version: now, files, reminders: told = [] }: StepDone, operations: readonly Operation[]): void {
    setWhole((before) => ({
      ...before,
      version: now,
      changed_at: new Date().toISOString(),
      steps: [{ version: now, operations, by: actor().user_name, at: new Date().toISOString() }, ...before.steps],
      files: [
        ...before.files,
        ...files
          .filter((path) => !before.files.some((one) => one.path === path))
          .map((path) => ({ path, removed: false })),
      ],
    }))
    setTrouble(undefined)
    setClash(undefined)
    if (told.length > 0) setReminders((before) => [...told, ...before].slice(0, 5))
  }

  /** Done also where others did something else meanwhile. */
  async function tried(operations: readonly Operation[]): Promise<StepDone> {
    const base = untrack(version)
    try {
      return await api.perform(id, base, operations)
    } catch (error) {
      if (!isChanged(error)) throw error
      const now = await reload()
      const steps = now.steps.filter((step) => step.version > base)
      const isPlain = steps.length === now.version - base
      if (isPlain && !overlaps(operations, steps)) return await api.perform(id, now.version, operations)
      setClash({ operations, steps })
      throw error
    }
  }

  const step = (operations: readonly Operation[], isRedo: boolean): Promise<StepDone> =>
    inTurn(async () => {
      try {
        const done = await tried(operations)
        note(done, operations)
        setRedoable((before) => (isRedo ? before.slice(1) : []))
        return done
      } catch (error) {
        throw inSentences(error)
      }
    })

  const perform = (...operations: readonly Operation[]) => step(operations, false)

  /** Done, or the page says why not. */
  async function attempt(...operations: readonly Operation[]): Promise<boolean> {
    return perform(...operations).then(
      () => true,
      (error: unknown) => {
        if (!clash()) setTrouble(refusalText(error))
        return false
      },
    )
  }

  const undo = () =>
    inTurn(async () => {
      const [undone] = whole().steps
      try {
        await api.undo(id, version())
        const now = await reload()
        setTrouble(undefined)
        setClash(undefined)
        setReminders([])
        setRedoable((before) => (undone && undone.operations.length > 0 ? [undone.operations, ...before] : []))
        return now
      } catch (error) {
        if (isChanged(error)) await reload()
        setTrouble(refusalText(error))
        return undefined
      }
    })

  async function redo(): Promise<void> {
    const [next] = redoable()
    if (!next) return
    await step(next, true).catch((error: unknown) => {
      setRedoable([])
      if (!clash()) setTrouble(refusalText(error))
    })
  }

  async function follow(take: Readonly<Record<string, 'mine' | 'theirs'>>): Promise<void> {
    await inTurn(() => api.follow(id, version(), take))
    setRedoable([])
    await reload()
  }

  // Until all of it has arrived, the browser asks before it lets the page go.
  const unloading = (event: BeforeUnloadEvent) => {
    if (busy() > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', unloading)
  onCleanup(() => window.removeEventListener('beforeunload', unloading))

  createEffect(
    on([version, busy], ([now, many]) => {
      if (many > 0 || checkup()?.version === now) return
      const timer = setTimeout(() => void check(), untrack(checkup) === undefined ? 0 : PAUSE)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  async function check(): Promise<void> {
    try {
      const found = await api.issues(id)
      setCheckTrouble(undefined)
      setCheckup(found)
    } catch (error) {
      setCheckTrouble(() => error)
    }
  }

  const reading = <Question, Value>(
    question: () => Question | undefined,
    fetch: (question: Question) => Promise<Value>,
  ): Reading<Value> => createReading(version, question, fetch)

  const instance = reading(
    () => 'instance',
    (kind) => api.things<InstanceJson>(id, kind),
  )
  const languages = createMemo((): readonly string[] => {
    const { locales = [], defaultLocale = locales[0] ?? 'en' } = instance.value()?.[0]?.json ?? {}
    return [defaultLocale, ...locales.filter((tag) => tag !== defaultLocale)]
  })

  return {
    id,
    api,
    /** What is known of it beside its files: name, whose, steps, files that differ. */
    whole,
    version,
    reload,
    rename: async (name: string) => {
      const { name: now } = await api.rename(id, name)
      setWhole((before) => ({ ...before, name: now }))
    },
    /** The languages of the configuration, the one first that must always be there. */
    languages,
    versionWritten: () => instance.value()?.[0]?.json.version,
    /** Things of a kind (`form`, `field`, `lookup`, `role`, …) as they are written; read anew after each step. */
    things: <Json = Readonly<Record<string, unknown>>>(
      kind: () => string | undefined,
      recordType: () => string | undefined = () => undefined,
    ): Reading<readonly Thing<Json>[]> =>
      reading(
        () => {
          const of = kind()
          return of === undefined ? undefined : { of, recordType: recordType() }
        },
        (asked) => api.things<Json>(id, asked.of, asked.recordType),
      ),
    /** Everything that a record type, or all of them, is made of, in all languages: what conditions are put together from. */
    model: (recordType: () => string | undefined = () => undefined) =>
      reading(
        () => ({ recordType: recordType() }),
        (asked) => api.whole(id, asked.recordType),
      ),
    texts: (wish: () => TextWish) => reading(wish, (asked) => api.texts(id, asked)),
    vocabulary: () =>
      reading(
        () => 'vocabulary',
        () => api.vocabulary(id),
      ),
    reading,
    /** All operations of the step are done, or none; what is refused is thrown, with a sentence for each issue. */
    perform,
    attempt,
    undo,
    redo,
    canUndo: () => whole().steps.length > 0,
    canRedo: () => redoable().length > 0,
    nextToRedo: () => redoable()[0],
    follow,
    /** What the check found last, and whether that is still so. */
    checkup,
    checkTrouble,
    isChecking: () => checkup()?.version !== version() && checkTrouble() === undefined,
    checkAgain: check,
    reminders,
    forgetReminders: () => setReminders([]),
    trouble,
    forgetTrouble: () => setTrouble(undefined),
    clash,
    forgetClash: () => setClash(undefined),
    isBusy: () => busy() > 0,
  }
}

export type DraftWork = ReturnType<typeof createDraft>

export const DraftContext = createContext<DraftWork>()

/** The draft whose page this is. */
export function useDraft(): DraftWork {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('There is a draft only on its pages')
  return draft
}

export const useConfigurationDrafts = (): ConfigurationDrafts => createConfigurationDrafts(useData().client)
