import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Form } from '../../../../engine/model.ts'
import type { Progress, ShownGroup } from '../../../form/forms-shown.ts'
import { say, t } from '../../../lib/t.ts'
import { AlertDot } from '../../../parts/alert-dot.tsx'
import { Icon } from '../../../parts/icon.tsx'

export interface FormNavProps {
  readonly groups: readonly ShownGroup[]
  readonly current: string | undefined
  readonly hrefOf: (form: Form) => string
  readonly onChoose: (form: Form) => void
  /** Absent while it is not worked out. */
  readonly progressOf: (form: Form) => Progress | undefined
  readonly wrongIn: (form: Form) => number
  /** How many alerts the form carries. */
  readonly alertsIn: (form: Form) => number
}

/** Groups with their forms. Choosing a group opens its first form; choosing it again folds it. */
export function FormNav(props: FormNavProps) {
  const currentGroup = () => props.groups.find(({ forms }) => forms.some(({ id }) => id === props.current))?.group.id
  const [open, setOpen] = createSignal(currentGroup())
  createEffect(on(currentGroup, (group) => setOpen(group), { defer: true }))
  const choose = ({ group, forms }: ShownGroup) => {
    const [first] = forms
    if (open() === group.id) return setOpen(undefined)
    setOpen(group.id)
    if (first && currentGroup() !== group.id) props.onChoose(first)
    return undefined
  }
  const inGroup = (forms: readonly Form[], count: (form: Form) => number) =>
    forms.reduce((sum, form) => sum + count(form), 0)
  return (
    <nav class="form-nav" aria-label={t('record.forms')}>
      <ul>
        <For each={props.groups}>
          {(shown) => (
            <li>
              <Show when={shown.forms.length > 1} fallback={<FormLink {...props} form={shown.forms[0]} alone />}>
                <button
                  type="button"
                  class="form-group"
                  aria-expanded={open() === shown.group.id}
                  onClick={() => choose(shown)}
                >
                  <span>{say(shown.group.label)}</span>
                  <Show when={open() !== shown.group.id}>
                    <AlertDot count={inGroup(shown.forms, props.alertsIn)} />
                    <Show when={inGroup(shown.forms, props.wrongIn) > 0}>
                      <Wrong count={inGroup(shown.forms, props.wrongIn)} />
                    </Show>
                  </Show>
                  <Icon name="open" />
                </button>
                <Show when={open() === shown.group.id}>
                  <ul class="form-links">
                    <For each={shown.forms}>
                      {(form) => (
                        <li>
                          <FormLink {...props} form={form} />
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}

/** `alone`: the only form of its group stands in the group's place. */
const FormLink = (props: FormNavProps & { readonly form: Form | undefined; readonly alone?: true }) => (
  <Show when={props.form} keyed>
    {(form) => (
      <a
        class="form-link"
        classList={{ 'form-link-alone': props.alone ?? false }}
        href={props.hrefOf(form)}
        aria-current={props.current === form.id ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault()
          props.onChoose(form)
        }}
      >
        <span class="form-link-name">{say(form.label)}</span>
        <AlertDot count={props.alertsIn(form)} />
        <Show when={props.wrongIn(form)} fallback={<Filled progress={props.progressOf(form)} />}>
          {(count) => <Wrong count={count()} />}
        </Show>
      </a>
    )}
  </Show>
)

const Filled = (props: { readonly progress: Progress | undefined }) => (
  <Show when={props.progress?.asked}>
    <span class="form-progress figures">
      <span aria-hidden="true">{t('record.progress_short', { ...props.progress })}</span>
      <span class="unseen">{t('record.progress', { ...props.progress })}</span>
    </span>
  </Show>
)

const Wrong = (props: { readonly count: number }) => (
  <span class="form-wrong figures">
    <Icon name="warning" />
    <span aria-hidden="true">{props.count}</span>
    <span class="unseen">{t('record.wrong', { count: props.count })}</span>
  </span>
)
