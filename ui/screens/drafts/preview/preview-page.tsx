import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { loadArea } from '../../../lib/catalogue.ts'
import { locale } from '../../../lib/locale.ts'
import { say, t } from '../../../lib/t.ts'
import { formTexts } from '../../../locales/form.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { type Written, wordsIn } from '../words-in.ts'
import { type Access, accessOf } from './access-of.ts'
import { PreviewRecord } from './preview-record.tsx'
import '../../../styles/controls.css'
import '../../../styles/form.css'
import '../../../styles/links.css'
import '../../../styles/record.css'

await loadArea('form', formTexts)

interface RoleJson {
  readonly id: string
  readonly label?: Written
  readonly forms?: Readonly<Record<string, Access>>
}

/** The draft as somebody with a role would get it: its record types and forms, to be filled in for a try. What is typed is sent nowhere. */
export const PreviewPage = () => {
  const draft = useDraft()
  const [asked, ask] = useSearchParams<{ role?: string; type?: string; form?: string }>()
  const roles = draft.things<RoleJson>(() => 'role')
  const role = createMemo(() => {
    const all = roles.value() ?? []
    const writing = all.find(({ json }) => Object.values(json.forms ?? {}).includes('rw'))
    return (all.find(({ json }) => json.id === asked.role) ?? writing ?? all[0])?.json
  })
  const roleId = createMemo(() => role()?.id)
  const preview = draft.reading(
    () => (roleId() === undefined ? undefined : { role: roleId() ?? '', locale: locale() }),
    (wanted) => draft.api.preview(draft.id, wanted.role, wanted.locale),
  )
  const types = createMemo(() => Object.values(preview.value()?.model.recordTypes ?? {}))
  const type = createMemo(() => types().find(({ id }) => id === asked.type) ?? types()[0])
  return (
    <Loaded value={roles.value()} error={roles.error()} onRetry={roles.retry}>
      {(all) => (
        <>
          <div class="admin-filters">
            <label>
              {t('role')}
              <select class="input" onChange={(event) => ask({ role: event.currentTarget.value, form: undefined })}>
                <For each={all()}>
                  {({ json }) => (
                    <option value={json.id} selected={json.id === role()?.id}>
                      {wordsIn(json.label, draft.languages()) || json.id}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <Show when={types().length > 0}>
              <label>
                {t('drafts.kind.record-type')}
                <select class="input" onChange={(event) => ask({ type: event.currentTarget.value, form: undefined })}>
                  <For each={types()}>
                    {({ id, labelPlural }) => (
                      <option value={id} selected={id === type()?.id}>
                        {say(labelPlural)}
                      </option>
                    )}
                  </For>
                </select>
              </label>
            </Show>
          </div>
          <p class="admin-quiet">{t('drafts.preview.explained')}</p>
          <Loaded value={preview.value()} error={preview.error()} onRetry={preview.retry}>
            {(shown) => (
              <>
                <Show when={!shown().current}>
                  <Notice tone="attention">
                    <p>{t('drafts.preview.before_errors')}</p>
                  </Notice>
                </Show>
                <Show when={type()} fallback={<Empty title={t('drafts.preview.nothing')} />} keyed>
                  {(of) => (
                    <PreviewRecord
                      preview={shown()}
                      type={of}
                      access={accessOf(role()?.forms?.[of.id])}
                      form={asked.form}
                      onForm={(form) => ask({ form })}
                    />
                  )}
                </Show>
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  )
}
