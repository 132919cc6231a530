import { createResource, createSignal, type JSX, Show } from 'solid-js'
import type { ControlComponent } from '../../../controls/control.ts'
import { useAdministration } from '../../../data/administration.ts'
import { useData } from '../../../data/data.tsx'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { EditSheet } from './edit-sheet.tsx'
import type { Asked } from './questions.ts'
import { Loaded, SettingsPage } from './settings-page.tsx'

interface OneEntryProps<Facts> {
  readonly title: string
  readonly explained: string
  readonly path: string
  readonly method?: 'POST' | 'PATCH'
  readonly verb?: string
  readonly fieldsOf: (facts: Facts) => readonly Asked[]
  readonly answersOf: (facts: Facts) => Readonly<Record<string, unknown>>
  /** What is sent for the changes. */
  readonly wishOf: (changes: Readonly<Record<string, unknown>>, facts: Facts) => Readonly<Record<string, unknown>>
  readonly drawnOf?: (facts: Facts) => Readonly<Record<string, ControlComponent>>
  readonly beside?: (facts: Facts) => JSX.Element
  readonly children: (facts: Facts) => JSX.Element
}

/** A page about something of which the instance has one: how it stands, and the form that changes it. */
export const OneEntry = <Facts extends { readonly version?: number }>(props: OneEntryProps<Facts>) => {
  const administration = useAdministration()
  const { actor, session } = useData()
  const [facts, { refetch }] = createResource(() => administration.get<Facts>(props.path))
  const [open, setOpen] = createSignal(false)
  return (
    <SettingsPage
      title={props.title}
      explained={props.explained}
      action={
        <Show when={facts.state === 'ready' && actor().manages.includes('settings:write')}>
          <button type="button" class="button button-main page-action" onClick={() => setOpen(true)}>
            <Icon name="edit" />
            {t('account.edit')}
          </button>
        </Show>
      }
    >
      <Loaded value={facts.error ? undefined : facts.latest} error={facts.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            {props.children(known())}
            <Show when={open()}>
              <EditSheet
                heading={props.title}
                verb={props.verb ?? t('save')}
                fields={props.fieldsOf(known())}
                standing={props.answersOf(known())}
                {...(props.drawnOf && { drawn: props.drawnOf(known()) })}
                save={async (changes) => {
                  const version = known().version ?? 0
                  await administration.send(props.method ?? 'PATCH', props.path, props.wishOf(changes, known()), {
                    version,
                  })
                  await session.load().catch(() => undefined)
                }}
                onDone={() => {
                  toast(t('admin.saved'))
                  void refetch()
                }}
                onClose={() => setOpen(false)}
              >
                {props.beside?.(known())}
              </EditSheet>
            </Show>
          </>
        )}
      </Loaded>
    </SettingsPage>
  )
}
