import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { useDraft } from '../create-draft.ts'
import type { Workpiece } from '../forms/whole-model.ts'
import { said } from '../rules/rule-ground.ts'
import { draftPlace } from '../sections.ts'
import { wordsIn } from '../words-in.ts'
import { AccessCell } from './access-cell.tsx'
import type { Ticks } from './create-ticks.ts'
import { accessTo, accessToAll, isInProgrammes, type RoleJson } from './role-json.ts'

interface MatrixProps {
  readonly roles: readonly RoleJson[]
  readonly caption: string
  readonly children: JSX.Element
}

/** Roles side by side. */
const Matrix = (props: MatrixProps) => {
  const draft = useDraft()
  return (
    <section class="roles-scroll" tabindex="0" aria-label={props.caption}>
      <table class="roles-table">
        <caption class="unseen">{props.caption}</caption>
        <thead>
          <tr>
            <td>
              <span class="unseen">{props.caption}</span>
            </td>
            <For each={props.roles}>
              {(role) => (
                <th scope="col">
                  <A href={draftPlace(draft.id, 'roles', role.id)} dir="auto">
                    {wordsIn(role.label, draft.languages()) || role.id}
                  </A>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  )
}

export const FormMatrix = (props: { readonly work: Workpiece; readonly roles: readonly RoleJson[] }) => {
  const draft = useDraft()
  const type = () => props.work.type
  const nameOf = (role: RoleJson) => wordsIn(role.label, draft.languages()) || role.id
  const put = (role: RoleJson, form: string | undefined, access: 'r' | 'rw' | null) =>
    void draft.attempt({
      ...{ kind: 'set_form_access', role: role.id, recordType: type().id, access },
      ...(form !== undefined && { form }),
    })
  return (
    <Matrix roles={props.roles} caption={t('roles.forms.caption', { type: said(type().labelPlural, props.work) })}>
      <tr class="roles-group">
        <th scope="row">{t('roles.forms.all')}</th>
        <For each={props.roles}>
          {(role) => (
            <td>
              <AccessCell
                value={accessToAll(role, type().id)}
                name={t('roles.cell', { role: nameOf(role), thing: t('roles.forms.all') })}
                onChoose={(access) => put(role, undefined, access)}
              />
            </td>
          )}
        </For>
      </tr>
      <For each={type().groups}>
        {(group) => (
          <>
            <tr class="roles-group">
              <th scope="rowgroup" dir="auto">
                {said(group.label, props.work)}
              </th>
              <td colspan={props.roles.length} />
            </tr>
            <For each={type().forms.filter((form) => form.group === group.id)}>
              {(form) => (
                <tr>
                  <th scope="row" dir="auto">
                    {said(form.label, props.work) || form.id}
                  </th>
                  <For each={props.roles}>
                    {(role) => (
                      <td>
                        <Show
                          when={isInProgrammes(role, form)}
                          fallback={<span class="rule-quiet">{t('roles.other_programme')}</span>}
                        >
                          <AccessCell
                            value={accessTo(role, type().id, form.id)}
                            name={t('roles.cell', { role: nameOf(role), thing: said(form.label, props.work) })}
                            onChoose={(access) => put(role, form.id, access)}
                          />
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </>
        )}
      </For>
    </Matrix>
  )
}

interface TickMatrixProps {
  readonly roles: readonly RoleJson[]
  readonly caption: string
  readonly words: readonly string[]
  readonly textOf: (word: string) => string
  readonly ticks: Ticks
}

/** What roles may do, word by word. */
export const TickMatrix = (props: TickMatrixProps) => {
  const draft = useDraft()
  const nameOf = (role: RoleJson) => wordsIn(role.label, draft.languages()) || role.id
  return (
    <Matrix roles={props.roles} caption={props.caption}>
      <For each={props.words}>
        {(word) => (
          <tr>
            <th scope="row" dir="auto">
              {props.textOf(word)}
            </th>
            <For each={props.roles}>
              {(role) => (
                <td>
                  <label class="roles-tick">
                    <input
                      type="checkbox"
                      aria-label={t('roles.cell', { role: nameOf(role), thing: props.textOf(word) })}
                      checked={props.ticks.has(role.id, word)}
                      onChange={() => void props.ticks.toggle(role.id, word)}
                    />
                  </label>
                </td>
              )}
            </For>
          </tr>
        )}
      </For>
    </Matrix>
  )
}
