import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { NamedAction } from '../../../../engine/lifecycle.ts'
import type { RecordType } from '../../../../engine/model.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { kindBegunBy } from '../sharing/named.ts'
import type { Selection } from './create-selection.ts'

const BulkSheet = lazy(async () => ({ default: (await import('./bulk-sheet.tsx')).BulkSheet }))
const BulkStart = lazy(async () => ({ default: (await import('./bulk-start.tsx')).BulkStart }))

/** Begins and ends the choosing of records. */
export const SelectButton = (props: { readonly selection: Selection }) => (
  <Show when={props.selection.isOffered()}>
    <button
      type="button"
      class="button button-plain list-select"
      aria-pressed={props.selection.isOn()}
      onClick={() => (props.selection.isOn() ? props.selection.stop() : props.selection.begin())}
    >
      <Icon name={props.selection.isOn() ? 'close' : 'check'} />
      {t(props.selection.isOn() ? 'select.stop' : 'select')}
    </button>
  </Show>
)

interface BulkBarProps {
  readonly type: RecordType
  readonly selection: Selection
  readonly onDone: () => void
}

/** What may be done to the records that are ticked. */
export const BulkBar = (props: BulkBarProps) => {
  const [asked, setAsked] = createSignal<NamedAction | 'flag'>()
  const done = (left: readonly string[]) => {
    props.selection.keep(left)
    if (left.length === 0) props.selection.stop()
    props.onDone()
  }
  const none = () => props.selection.chosen().length === 0
  return (
    <Show when={props.selection.isOn()}>
      <section class="bulk-bar" aria-label={t('select')}>
        <label class="bulk-all">
          <input
            type="checkbox"
            checked={props.selection.isAll()}
            onChange={(event) => props.selection.tickAll(event.currentTarget.checked)}
          />
          <span>{t('select.all')}</span>
        </label>
        <span class="bulk-count figures" role="status">
          {t('selected', { count: props.selection.chosen().length })}
        </span>
        <Show when={props.selection.mayFlag()}>
          <button type="button" class="button" disabled={none()} onClick={() => setAsked('flag')}>
            <Icon name="flag" /> {t('select.flag')}
          </button>
        </Show>
        <For each={props.selection.actions()}>
          {(action) => (
            <button type="button" class="button" disabled={none()} onClick={() => setAsked(action)}>
              {say(action.label)}
            </button>
          )}
        </For>
      </section>
      <Suspense>
        <Show when={asked()} keyed>
          {(what) => (
            <Show
              when={what !== 'flag' && kindBegunBy(props.type, what.id)}
              fallback={
                <BulkSheet
                  type={props.type}
                  what={what}
                  ids={props.selection.chosen()}
                  onClose={() => setAsked(undefined)}
                  onDone={done}
                />
              }
            >
              {(kind) => (
                <BulkStart
                  type={props.type}
                  action={what as NamedAction}
                  kind={kind()}
                  records={props.selection.records()}
                  onClose={() => setAsked(undefined)}
                  onDone={done}
                />
              )}
            </Show>
          )}
        </Show>
      </Suspense>
    </Show>
  )
}
