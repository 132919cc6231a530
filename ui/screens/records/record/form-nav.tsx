import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Form } from '../../../../engine/model.ts'
import type { Progress, ShownGroup } from '../../../form/forms-shown.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

export interface FormNavProps {
  readonly groups: readonly ShownGroup[]
  readonly current: string | undefined
  readonly hrefOf: (form: Form) => string
  readonly onChoose: (form: Form) => void
  /** Absent while it is not worked out. */
  readonly progressOf: (form: Form) => Progress | undefined
  readonly wrongIn: (form: Form) => number
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
  const wrongInGroup = (forms: readonly Form[]) => forms.reduce((sum, form) => sum + props.wrongIn(form), 0)
  return (
    <nav class="form-nav" aria-label={t('record.forms')}>
      <ul>
        <For each={props.groups}>
          {(shown) => (
            <li>
              <button
                type="button"
                class="form-group"
                aria-expanded={open() === shown.group.id}
                onClick={() => choose(shown)}
              >
                <span>{say(shown.group.label)}</span>
                <Show when={open() !== shown.group.id && wrongInGroup(shown.forms) > 0}>
                  <Wrong count={wrongInGroup(shown.forms)} />
                </Show>
                <Icon name="open" />
              </button>
              <Show when={open() === shown.group.id}>
                <ul class="form-links">
                  <For each={shown.forms}>{(form) => <FormLink {...props} form={form} />}</For>
                </ul>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </nav>
  )
}

const FormLink = (props: FormNavProps & { readonly form: Form }) => {
  const progress = () => props.progressOf(props.form)
  return (
    <li>
      <a
        class="form-link"
        href={props.hrefOf(props.form)}
        aria-current={props.current === props.form.id ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault()
          props.onChoose(props.form)
        }}
      >
        <span class="form-link-name">{say(props.form.label)}</span>
        <Show
          when={props.wrongIn(props.form)}
          fallback={
            <Show when={progress()?.asked}>
              <span class="form-progress figures" title={t('record.progress', { ...progress() })}>
                <span aria-hidden="true">{t('record.progress_short', { ...progress() })}</span>
                <span class="unseen">{t('record.progress', { ...progress() })}</span>
              </span>
            </Show>
          }
        >
          {(count) => <Wrong count={count()} />}
        </Show>
      </a>
    </li>
  )
}

const Wrong = (props: { readonly count: number }) => (
  <span class="form-wrong figures">
    <Icon name="warning" />
    <span aria-hidden="true">{props.count}</span>
    <span class="unseen">{t('record.wrong', { count: props.count })}</span>
  </span>
)
