import { createMemo, createSignal, For, Show } from 'solid-js'
import { fold } from '../../../../engine/lib/fold.ts'
import { t } from '../../../lib/t.ts'
import { Sheet } from '../../../parts/sheet.tsx'
import { said } from '../rules/rule-ground.ts'
import { type KindOfQuestion, kindOfField, kindsOfQuestion } from './kinds-of-question.ts'
import type { Workpiece } from './whole-model.ts'

interface KindSheetProps {
  readonly open: boolean
  readonly work: Workpiece
  /** Ids that stand on the form already; absent: only new ones can be put here. */
  readonly placed?: readonly string[]
  readonly inRows?: boolean
  readonly onKind: (kind: KindOfQuestion) => void
  readonly onPlace: (field: string) => void
  readonly onClose: () => void
}

const MOST = 30

/** What kind of question it shall be, or which of those that there are. */
export const KindSheet = (props: KindSheetProps) => {
  const [words, setWords] = createSignal('')
  const others = createMemo(() => {
    const placed = new Set(props.placed)
    const wanted = fold(words())
    return props.work.type.fields.filter(
      (field) => !placed.has(field.id) && fold(`${said(field.label, props.work)} ${field.id}`).includes(wanted),
    )
  })
  return (
    <Sheet open={props.open} onClose={props.onClose} place="side" title={t('forms.add.title')}>
      <For each={kindsOfQuestion}>
        {({ group, kinds }) => (
          <section class="forms-kinds">
            <h3>{t(`forms.kinds.${group}`)}</h3>
            <ul class="bare">
              <For each={kinds.filter(({ type }) => !(props.inRows && type === 'subform'))}>
                {(kind) => (
                  <li>
                    <button type="button" class="forms-kind-button" onClick={() => props.onKind(kind)}>
                      <strong>{t(`forms.kind.${kind.id}`)}</strong>
                      <span>{t(`forms.kind.${kind.id}.line`)}</span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
      <Show when={props.placed}>
        <section class="forms-kinds">
          <h3>{t('forms.add.existing')}</h3>
          <p class="rule-quiet">{t('forms.add.existing.explained')}</p>
          <input
            class="input"
            type="search"
            dir="auto"
            autocomplete="off"
            aria-label={t('forms.add.find')}
            placeholder={t('forms.add.find')}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <ul class="bare">
            <For each={others().slice(0, MOST)}>
              {(field) => (
                <li>
                  <button type="button" class="forms-kind-button" onClick={() => props.onPlace(field.id)}>
                    <strong dir="auto">{said(field.label, props.work) || field.id}</strong>
                    <span>
                      {t(`forms.kind.${kindOfField(field.type, field.settings)}`)} · <bdi dir="ltr">{field.id}</bdi>
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
          <Show when={others().length > MOST}>
            <p class="rule-quiet">{t('forms.add.more', { count: others().length - MOST })}</p>
          </Show>
        </section>
      </Show>
    </Sheet>
  )
}
