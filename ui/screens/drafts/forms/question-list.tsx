import { For, Show } from 'solid-js'
import type { Field } from '../../../../engine/model.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { useDraft } from '../create-draft.ts'
import { said } from '../rules/rule-ground.ts'
import { RuleSentence } from '../rules/rule-sentence.tsx'
import { createOrder } from './create-order.ts'
import { kindOfField } from './kinds-of-question.ts'
import { MoveButtons } from './move-buttons.tsx'
import type { FieldPlace, Workpiece } from './whole-model.ts'

interface ListProps {
  readonly work: Workpiece
  readonly form: string
  /** In order. */
  readonly ids: readonly string[]
  /** In whose rows they stand. */
  readonly subform?: Field | undefined
  readonly onOpen: (place: FieldPlace) => void
  readonly onAdd: (subform: Field | undefined) => void
}

/** The questions of a form, or of the rows of one of them, in their order. */
export const QuestionList = (props: ListProps) => {
  const draft = useDraft()
  const recordType = () => props.work.type.id
  const order = createOrder(
    () => props.ids,
    (fields) => {
      const where = props.subform ? { subform: props.subform.id } : { form: props.form }
      return draft.attempt({ kind: 'place_fields', recordType: recordType(), ...where, fields })
    },
  )
  const fieldOf = (id: string) =>
    (props.subform?.rows?.fields ?? props.work.type.fields).find((field) => field.id === id)
  const nameOf = (id: string) => said(fieldOf(id)?.label, props.work) || id
  return (
    <ol class="bare forms-questions" classList={{ 'forms-questions-inner': props.subform !== undefined }}>
      <For each={order.order()}>
        {(id) => (
          <li class="forms-question" classList={{ 'forms-dragged': order.dragged() === id }} {...order.line(id)}>
            <div class="forms-question-head">
              <button
                type="button"
                class="forms-open"
                onClick={() =>
                  props.onOpen({
                    ...{ recordType: recordType(), field: id },
                    ...(props.subform && { subform: props.subform.id }),
                  })
                }
              >
                <strong dir="auto">{nameOf(id)}</strong>
                <Show when={fieldOf(id)}>{(field) => <Facts field={field()} {...props} />}</Show>
              </button>
              <MoveButtons id={id} name={nameOf(id)} order={order} />
            </div>
            <Show when={fieldOf(id)?.rows && fieldOf(id)}>
              {(field) => (
                <div class="forms-rows">
                  <QuestionList
                    {...props}
                    ids={(field().rows?.fields ?? []).map((inner) => inner.id)}
                    subform={field()}
                  />
                  <button
                    type="button"
                    class="button button-small"
                    aria-label={t('forms.rows.add_to', { name: nameOf(id) })}
                    onClick={() => props.onAdd(field())}
                  >
                    <Icon name="plus" />
                    {t('forms.rows.add')}
                  </button>
                </div>
              )}
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

/** What there is to know of a question before it is opened. */
const Facts = (props: ListProps & { readonly field: Field }) => {
  const ground = () => ({ ...props.work, subform: props.subform })
  const lookup = () => props.work.model.lookups[String(props.field.settings['lookup'])]
  const required = () => (props.field.required === true ? props.field.required : undefined)
  const asked = () => (props.field.required !== true ? props.field.required : undefined)
  return (
    <span class="forms-facts">
      <span>{t(`forms.kind.${kindOfField(props.field.type, props.field.settings)}`)}</span>
      <Show when={lookup()}>
        {(list) => (
          <span>
            <bdi>{said(list().label, props.work)}</bdi>
          </span>
        )}
      </Show>
      <Show when={required()}>
        <span class="forms-mark">{t('forms.fact.required')}</span>
      </Show>
      <Show when={asked()}>
        {(logic) => (
          <span class="forms-when">
            {t('forms.fact.required_when')} <RuleSentence logic={logic()} ground={ground()} />
          </span>
        )}
      </Show>
      <Show when={props.field.visible}>
        {(logic) => (
          <span class="forms-when">
            {t('forms.fact.shown_when')} <RuleSentence logic={logic()} ground={ground()} />
          </span>
        )}
      </Show>
    </span>
  )
}
