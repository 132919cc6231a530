import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { OfferedAction } from '../../../data/life-wire.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { reasonText } from '../../../lib/reason-text.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { isStep, kindBegunBy } from '../sharing/named.ts'
import type { OfType } from '../type-in-address.tsx'
import { ActionSheet } from './action-sheet.tsx'
import { actionWords } from './action-words.ts'
import { ApprovalChanges } from './approval-changes.tsx'

const StartSheet = lazy(async () => ({ default: (await import('../sharing/start-sheet.tsx')).StartSheet }))

interface ActionsMenuProps extends OfType {
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  /** Absent while they are on their way. */
  readonly actions: readonly OfferedAction[] | undefined
  readonly hasDraft: boolean
  readonly onChanged: () => void
}

interface Item {
  readonly action: OfferedAction
  readonly words: NonNullable<ReturnType<typeof actionWords>>
}

/** Everything that this person may do to the record now; below it what cannot be done, with the reason. */
export function ActionsMenu(props: ActionsMenuProps) {
  const [asked, setAsked] = createSignal<Item>()
  let trigger: HTMLButtonElement | undefined
  const items = () =>
    (props.actions ?? []).flatMap((action): readonly Item[] => {
      if (isStep(props.type, action.id) || action.on_rows_only) return []
      const words = actionWords(action, props.name)
      return words ? [{ action, words }] : []
    })
  return (
    <>
      <Show when={items().length > 0}>
        <DropdownMenu placement="bottom-end" gutter={4} modal={false} preventScroll={false}>
          <DropdownMenu.Trigger ref={trigger} class="button">
            {t('life.actions')} <Icon name="open" />
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content class="menu">
              <For each={items().filter(({ action }) => action.enabled)}>
                {(item) => (
                  <DropdownMenu.Item
                    class="menu-item"
                    classList={{ 'menu-item-danger': item.words.danger }}
                    textValue={item.words.label}
                    onSelect={() => setAsked(item)}
                  >
                    <span class="menu-word">{item.words.label}</span>
                  </DropdownMenu.Item>
                )}
              </For>
              <Show when={items().some(({ action }) => !action.enabled)}>
                <DropdownMenu.Group class="menu-group">
                  <DropdownMenu.GroupLabel class="menu-heading">{t('life.why_not')}</DropdownMenu.GroupLabel>
                  <For each={items().filter(({ action }) => !action.enabled)}>
                    {(item) => (
                      <DropdownMenu.Item
                        class="menu-item"
                        textValue={item.words.label}
                        aria-disabled="true"
                        closeOnSelect={false}
                      >
                        <span class="menu-word">{item.words.label}</span>
                        <span class="menu-why">
                          {item.action.why.map(reasonText).join(' ') || t('problem.action.refused')}
                        </span>
                      </DropdownMenu.Item>
                    )}
                  </For>
                </DropdownMenu.Group>
              </Show>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu>
      </Show>
      <Show when={asked()} keyed>
        {(item) => (
          <Show
            when={kindBegunBy(props.type, item.action.id)}
            fallback={
              <ActionSheet
                type={props.type}
                shown={props.shown}
                name={props.name}
                telling={props.telling}
                action={item.action}
                words={item.words}
                hasDraft={props.hasDraft}
                opener={trigger}
                onClose={() => setAsked(undefined)}
                onDone={props.onChanged}
              >
                <Show when={item.action.approval}>
                  {(approval) => (
                    <ApprovalChanges
                      type={props.type}
                      record={props.shown.record.id}
                      kind={approval().kind}
                      telling={props.telling}
                    />
                  )}
                </Show>
              </ActionSheet>
            }
          >
            {(kind) => (
              <Suspense>
                <StartSheet
                  type={props.type}
                  shown={props.shown}
                  name={props.name}
                  telling={props.telling}
                  action={item.action}
                  kind={kind()}
                  hasDraft={props.hasDraft}
                  opener={trigger}
                  onClose={() => setAsked(undefined)}
                  onDone={props.onChanged}
                />
              </Suspense>
            )}
          </Show>
        )}
      </Show>
    </>
  )
}
