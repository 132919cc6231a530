import { createSignal, For, onMount, Show } from 'solid-js'
import { type Issue, Problem } from '../../../engine/problems.ts'
import { t } from '../../lib/t.ts'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { toast } from '../../parts/toasts.tsx'
import { useDraft } from './create-draft.ts'
import { refusalText, sentenceOf } from './refusal.ts'

type Side = 'mine' | 'theirs'

const shown = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)

/** Lays the draft over what was applied since; what both changed is asked, one by one. */
export const FollowSheet = (props: { readonly onClose: () => void }) => {
  const draft = useDraft()
  const [open, setOpen] = createSignal(false)
  const [conflicts, setConflicts] = createSignal<readonly Issue[]>([])
  const [taken, setTaken] = createSignal<Readonly<Record<string, Side>>>({})
  const [trouble, setTrouble] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  onMount(() => setOpen(true))
  const isDecided = () => conflicts().every(({ path }) => taken()[path] !== undefined)

  async function follow(): Promise<void> {
    setBusy(true)
    setTrouble(undefined)
    try {
      await draft.follow(taken())
      toast(t('drafts.follow.done'))
      props.onClose()
    } catch (error) {
      const found = conflictsIn(error)
      setConflicts(found)
      if (found.length === 0) setTrouble(refusalText(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Sheet
      open={open()}
      onClose={props.onClose}
      title={t('drafts.follow')}
      place="side"
      foot={
        <button
          type="button"
          class="button button-main"
          disabled={busy() || !isDecided()}
          onClick={() => void follow()}
        >
          {t('drafts.follow.verb')}
        </button>
      }
    >
      <p>{t('drafts.follow.explained')}</p>
      <Show when={trouble()}>
        <Notice tone="error">
          <p>{trouble()}</p>
        </Notice>
      </Show>
      <Show when={conflicts().length > 0}>
        <Notice tone="attention">
          <p>{t('problem.draft.conflicts')}</p>
        </Notice>
      </Show>
      <For each={conflicts()}>
        {(conflict) => (
          <fieldset class="draft-conflict sheet">
            <legend>
              <bdi dir="ltr">{conflict.path}</bdi>
            </legend>
            <p class="admin-quiet">{sentenceOf({ code: conflict.code })}</p>
            <For each={['mine', 'theirs'] as const}>
              {(side) => (
                <label class="option">
                  <input
                    type="radio"
                    name={conflict.path}
                    checked={taken()[conflict.path] === side}
                    onChange={() => setTaken((before) => ({ ...before, [conflict.path]: side }))}
                  />
                  <span>
                    {t(`drafts.follow.${side}`)} <code dir="auto">{shown(conflict.params?.[side])}</code>
                  </span>
                </label>
              )}
            </For>
          </fieldset>
        )}
      </For>
    </Sheet>
  )
}

/** The server tells all conflicts at once, each with both sides. */
function conflictsIn(error: unknown): readonly Issue[] {
  if (!(error instanceof Problem) || error.kind !== 'conflict') return []
  return (error.details as { readonly conflicts?: readonly Issue[] }).conflicts ?? []
}
