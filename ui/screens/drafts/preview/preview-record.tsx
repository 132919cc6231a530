import { createMemo, createSignal, For, Show, untrack } from 'solid-js'
import { formsWith } from '../../../../engine/forms/field-state.ts'
import type { Field, Form as FormModel, RecordType } from '../../../../engine/model.ts'
import type { Preview } from '../../../data/configuration-drafts.ts'
import { createAnswers } from '../../../form/create-answers.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { FillingProvider } from '../../../form/filling.ts'
import { Form } from '../../../form/form.tsx'
import { groupsShown, progressIn } from '../../../form/forms-shown.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { say, t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { createFilling } from '../../records/fill/create-filling.ts'
import { coreOfNew, newAnswers, writerOf } from '../../records/fill/new-answers.ts'
import { FormNav } from '../../records/record/form-nav.tsx'
import { roomForNav } from '../../records/record/room.ts'

interface PreviewRecordProps {
  readonly preview: Preview
  readonly type: RecordType
  readonly access: (form: string) => 'r' | 'rw' | undefined
  readonly form: string | undefined
  readonly onForm: (form: string) => void
}

/** A new record as somebody with the role would fill it in: conditions, calculations and options as they will be. */
export const PreviewRecord = (props: PreviewRecordProps) => {
  const { type, preview } = props
  const { model } = preview
  const actor = { ...preview.actor, id: '', user_name: 'preview', full_name: '', role_label: '' }
  const telling = createTelling(model)
  const programme = type.programmes.find((id) => model.instance.programmes.some((one) => one.id === id))
  const isWritten = (form: FormModel) => props.access(form.id) === 'rw'
  const mayWrite = (field: Field) => formsWith(type, field).some(isWritten)
  const answers = createAnswers({
    ...{ model, type, today: telling.today, programme, mayWrite },
    core: coreOfNew(actor),
    writer: writerOf(actor),
    start: newAnswers({ model, type, today: telling.today(), programme, actor }),
    newId: () => crypto.randomUUID(),
  })
  const wide = createWide(roomForNav)
  const [openRow, setOpenRow] = createSignal<string>()
  const filling = createFilling({ type, telling, answers, openRow, setOpenRow })
  const groups = createMemo(() => groupsShown(type, answers.isShown))
  const forms = createMemo(() => groups().flatMap((group) => group.forms))
  const current = createMemo(() => forms().find(({ id }) => id === props.form) ?? forms()[0])
  const choose = (form: FormModel) => {
    setOpenRow(undefined)
    untrack(() => props.onForm(form.id))
  }
  return (
    <Show when={forms().length > 0} fallback={<Empty title={t('drafts.preview.no_forms')} />}>
      <FillingProvider value={filling}>
        <div class="record-columns draft-preview">
          <div class="record-side">
            <Show
              when={wide()}
              fallback={
                <label class="field">
                  <span class="field-label">{t('drafts.kind.form')}</span>
                  <select class="input" onChange={(event) => props.onForm(event.currentTarget.value)}>
                    <For each={groups()}>
                      {({ group, forms: inGroup }) => (
                        <optgroup label={say(group.label)}>
                          <For each={inGroup}>
                            {({ id, label }) => (
                              <option value={id} selected={id === current()?.id}>
                                {say(label)}
                              </option>
                            )}
                          </For>
                        </optgroup>
                      )}
                    </For>
                  </select>
                </label>
              }
            >
              <FormNav
                groups={groups()}
                current={current()?.id}
                hrefOf={() => '#'}
                onChoose={choose}
                progressOf={(form) => progressIn(form, answers)}
                wrongIn={() => 0}
                alertsIn={() => 0}
              />
            </Show>
          </div>
          <form
            class="record-main"
            novalidate
            autocomplete="off"
            onSubmit={(event) => event.preventDefault()}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
            }}
          >
            <Show when={current()} keyed>
              {(form) => (
                <>
                  <Show when={!isWritten(form)}>
                    <Notice tone="attention">
                      <p>{t('form.read_only_form')}</p>
                    </Notice>
                  </Show>
                  <Form form={form} answers={answers} wanted={undefined} />
                </>
              )}
            </Show>
          </form>
        </div>
      </FillingProvider>
    </Show>
  )
}
