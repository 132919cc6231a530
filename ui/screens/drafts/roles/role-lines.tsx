import { For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { useDraft } from '../create-draft.ts'
import type { Workpiece } from '../forms/whole-model.ts'
import { said } from '../rules/rule-ground.ts'
import { AccessCell } from './access-cell.tsx'
import type { Ticks } from './create-ticks.ts'
import { accessTo, accessToAll, isInProgrammes, type RoleJson } from './role-json.ts'

/** The forms of a record type, line by line, for one role. */
export const FormLines = (props: { readonly work: Workpiece; readonly role: RoleJson }) => {
  const draft = useDraft()
  const type = () => props.work.type
  const put = (form: string | undefined, access: 'r' | 'rw' | null) =>
    void draft.attempt({
      ...{ kind: 'set_form_access', role: props.role.id, recordType: type().id, access },
      ...(form !== undefined && { form }),
    })
  return (
    <div class="sheet roles-lines">
      <div class="roles-line roles-line-head">
        <span>{t('roles.forms.all')}</span>
        <AccessCell
          value={accessToAll(props.role, type().id)}
          name={t('roles.forms.all')}
          onChoose={(access) => put(undefined, access)}
        />
      </div>
      <For each={type().groups}>
        {(group) => (
          <>
            <h3 class="roles-line roles-line-head" dir="auto">
              {said(group.label, props.work)}
            </h3>
            <For each={type().forms.filter((form) => form.group === group.id)}>
              {(form) => (
                <div class="roles-line">
                  <span dir="auto">{said(form.label, props.work) || form.id}</span>
                  <Show
                    when={isInProgrammes(props.role, form)}
                    fallback={<span class="rule-quiet">{t('roles.other_programme')}</span>}
                  >
                    <AccessCell
                      value={accessTo(props.role, type().id, form.id)}
                      name={said(form.label, props.work) || form.id}
                      onChoose={(access) => put(form.id, access)}
                    />
                  </Show>
                </div>
              )}
            </For>
          </>
        )}
      </For>
    </div>
  )
}

interface TickLinesProps {
  readonly role: string
  readonly words: readonly string[]
  readonly textOf: (word: string) => string
  readonly ticks: Ticks
}

export const TickLines = (props: TickLinesProps) => (
  <div class="sheet roles-lines">
    <For each={props.words}>
      {(word) => (
        <label class="roles-line roles-line-tick">
          <input
            type="checkbox"
            checked={props.ticks.has(props.role, word)}
            onChange={() => void props.ticks.toggle(props.role, word)}
          />
          <span dir="auto">{props.textOf(word)}</span>
        </label>
      )}
    </For>
  </div>
)
