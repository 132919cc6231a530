import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { FormGroup } from '../../../../engine/model.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { question, textAnswers, texts } from '../../settings/parts/questions.ts'
import { useDraft } from '../create-draft.ts'
import { said } from '../rules/rule-ground.ts'
import { draftPlace } from '../sections.ts'
import { createOrder, type Order } from './create-order.ts'
import { languagesAsked } from './field-questions.ts'
import { FormSheet } from './form-sheet.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { newId } from './new-id.ts'
import type { Workpiece } from './whole-model.ts'

type Open = { readonly what: 'form'; readonly group?: string } | { readonly what: 'group'; readonly group?: FormGroup }

/** The forms of a record type, by group, in the order in which people find them. */
export const FormList = (props: { readonly work: Workpiece }) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const [open, setOpen] = createSignal<Open>()
  const type = () => props.work.type
  const groups = createOrder(
    () => type().groups.map(({ id }) => id),
    (order) => draft.attempt({ kind: 'change_record_type', recordType: type().id, groups: order }),
  )
  const languages = () => languagesAsked(draft.languages(), locale())
  const openGroup = () => {
    const now = open()
    return now?.what === 'group' ? now : undefined
  }
  const saveGroup = async (
    group: FormGroup | undefined,
    changes: Readonly<Record<string, unknown>>,
    all: Readonly<Record<string, unknown>>,
  ) => {
    const [first = 'en'] = languages()
    if (!group) {
      const label = String(all[`label__${first}`] ?? '')
      const id = newId(
        label,
        'group',
        type().groups.map((one) => one.id),
      )
      return void (await draft.perform({ kind: 'add_form_group', recordType: type().id, id, label }))
    }
    const path = `record-types/${type().id}/groups/${group.id}/label`
    const operations = Object.entries(changes).map(([answer, text]) => ({
      ...{ kind: 'set_text', path, locale: answer.split('__')[1] ?? first, text },
    }))
    if (operations.length > 0) await draft.perform(...operations)
  }
  return (
    <>
      <div class="forms-list-head">
        <button type="button" class="button button-main" onClick={() => setOpen({ what: 'form' })}>
          <Icon name="plus" />
          {t('forms.form.new')}
        </button>
        <button type="button" class="button" onClick={() => setOpen({ what: 'group' })}>
          <Icon name="plus" />
          {t('forms.group.new')}
        </button>
      </div>
      <For each={groups.order()}>
        {(id) => (
          <Show when={type().groups.find((group) => group.id === id)}>
            {(group) => (
              <Group
                work={props.work}
                group={group()}
                order={groups}
                onAdd={() => setOpen({ what: 'form', group: id })}
                onEdit={() => setOpen({ what: 'group', group: group() })}
              />
            )}
          </Show>
        )}
      </For>
      <Show when={open()?.what === 'form'}>
        <FormSheet
          work={props.work}
          group={(open() as { readonly group?: string } | undefined)?.group}
          onDone={(form) => navigate(draftPlace(draft.id, 'forms', type().id, form))}
          onClose={() => setOpen(undefined)}
        />
      </Show>
      <Show when={openGroup()} keyed>
        {({ group }) => (
          <EditSheet
            heading={group ? said(group.label, props.work) : t('forms.group.new')}
            verb={t('save')}
            fields={
              group
                ? texts('label', t('forms.group.label'), languages(), { required: true })
                : [question(`label__${languages()[0]}`, 'text', t('forms.group.label'), { required: true })]
            }
            standing={textAnswers('label', group?.label)}
            save={(changes, all) => saveGroup(group, changes, all)}
            onDone={() => undefined}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </>
  )
}

interface GroupProps {
  readonly work: Workpiece
  readonly group: FormGroup
  readonly order: Order
  readonly onAdd: () => void
  readonly onEdit: () => void
}

const Group = (props: GroupProps) => {
  const draft = useDraft()
  const forms = () => props.work.type.forms.filter(({ group }) => group === props.group.id)
  const order = createOrder(
    () => forms().map(({ id }) => id),
    (ids) =>
      draft.attempt({
        ...{ kind: 'order_forms', recordType: props.work.type.id, group: props.group.id, order: ids },
      }),
  )
  const name = () => said(props.group.label, props.work) || props.group.id
  const remove = () =>
    draft.attempt({ kind: 'remove', what: 'form_group', id: props.group.id, recordType: props.work.type.id })
  return (
    <section class="forms-group" aria-label={name()}>
      <header>
        <h2 dir="auto">{name()}</h2>
        <MoveButtons id={props.group.id} name={name()} order={props.order} />
        <button
          type="button"
          class="icon-button"
          aria-label={t('forms.group.edit', { name: name() })}
          onClick={() => props.onEdit()}
        >
          <Icon name="edit" />
        </button>
        <Show when={forms().length === 0}>
          <button
            type="button"
            class="icon-button"
            aria-label={t('forms.group.remove', { name: name() })}
            onClick={() => void remove()}
          >
            <Icon name="close" />
          </button>
        </Show>
      </header>
      <Show when={forms().length > 0} fallback={<Empty title={t('forms.group.empty')} />}>
        <ol class="bare sheet forms-lines">
          <For each={order.order()}>
            {(id) => (
              <Show when={forms().find((form) => form.id === id)}>
                {(form) => (
                  <li class="forms-line" classList={{ 'forms-dragged': order.dragged() === id }} {...order.line(id)}>
                    <A class="forms-open" href={draftPlace(draft.id, 'forms', props.work.type.id, id)}>
                      <strong dir="auto">{said(form().label, props.work) || id}</strong>
                      <span class="forms-facts">
                        <span>{t('forms.count', { count: form().fields.length })}</span>
                        <Show when={form().programmes.length < props.work.type.programmes.length}>
                          <span>
                            <bdi>
                              {props.work.model.instance.programmes
                                .filter((programme) => form().programmes.includes(programme.id))
                                .map((programme) => said(programme.name, props.work))
                                .join(t('list_separator'))}
                            </bdi>
                          </span>
                        </Show>
                        <Show when={form().visible}>
                          <span class="forms-mark">{t('forms.fact.sometimes')}</span>
                        </Show>
                      </span>
                    </A>
                    <MoveButtons id={id} name={said(form().label, props.work) || id} order={order} />
                  </li>
                )}
              </Show>
            )}
          </For>
        </ol>
      </Show>
      <button
        type="button"
        class="button button-plain button-small forms-add-here"
        aria-label={t('forms.form.add_to', { name: name() })}
        onClick={() => props.onAdd()}
      >
        <Icon name="plus" />
        {t('forms.form.add_here')}
      </button>
    </section>
  )
}
