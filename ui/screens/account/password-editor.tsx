import { createSignal, For, Show } from 'solid-js'
import { t } from '../../lib/t.ts'
import { Notice } from '../../parts/notice.tsx'
import { AccountField } from './account-field.tsx'
import { createSaving } from './create-saving.ts'

interface PasswordEditorProps {
  readonly id: string
  readonly userName: string
  readonly onCancel: () => void
  readonly onSaved: () => void
}

const parts = [
  { name: 'current_password', label: 'current_password', autocomplete: 'current-password' },
  { name: 'password', label: 'password.new', autocomplete: 'new-password' },
] as const

/** The present password and a new one. All other sessions end. */
export const PasswordEditor = (props: PasswordEditorProps) => {
  const saving = createSaving(props.id, props.onSaved)
  const [typed, setTyped] = createSignal({ current_password: '', password: '' })
  const [shown, setShown] = createSignal(false)
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    const blank = parts.filter(({ name }) => typed()[name] === '')
    if (blank.length > 0) saving.setIssues(blank.map(({ name }) => ({ path: name, code: 'answer.required' })))
    else void saving.save(typed())
  }
  return (
    <form class="account-form" novalidate onSubmit={save}>
      <Show when={saving.error()}>
        <Notice tone="error">{saving.error()}</Notice>
      </Show>
      <input class="gone" type="text" name="username" autocomplete="username" value={props.userName} readOnly />
      <For each={parts}>
        {(part) => (
          <AccountField
            name={part.name}
            label={t(part.label)}
            issues={saving.issues()}
            {...(part.name === 'password' ? { help: t('password.advice') } : {})}
          >
            {(aria) => (
              <input
                {...aria}
                class="input"
                dir="ltr"
                type={shown() ? 'text' : 'password'}
                autocomplete={part.autocomplete}
                onInput={(event) => setTyped({ ...typed(), [part.name]: event.currentTarget.value })}
              />
            )}
          </AccountField>
        )}
      </For>
      <label class="option">
        <input type="checkbox" checked={shown()} onChange={(event) => setShown(event.currentTarget.checked)} />
        {t('passwords.show')}
      </label>
      <div class="form-foot">
        <button type="submit" class="button button-main" disabled={saving.busy()}>
          {t('password.change')}
        </button>
        <button type="button" class="button" onClick={props.onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  )
}
