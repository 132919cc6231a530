import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { fieldTypeOf } from '../../../engine/fields/index.ts'
import type { Form } from '../../../engine/model.ts'
import { DayChoice } from '../../controls/day-choice.tsx'
import { useData } from '../../data/data.tsx'
import type { Filters } from '../../data/logs.ts'
import { say, t } from '../../lib/t.ts'
import { Narrowing } from '../../parts/narrowing.tsx'
import { Select } from '../../parts/select.tsx'
import { LogEntry } from './log/log-entry.tsx'
import { LogOfRecord, type OfRecord } from './log/log-of-record.tsx'
import { createPages } from './panels/create-pages.ts'
import { Paged } from './panels/paged.tsx'

/** The change log of a record: narrowed by form or question, each entry with its details and the way to how it was then. */
export const History = () => (
  <LogOfRecord title={t('record.log')} action="history">
    {(of) => <Log {...of} />}
  </LogOfRecord>
)

const Log = (props: OfRecord) => {
  const [parameters, setParameters] = useSearchParams<{ form?: string; field?: string }>()
  const forms = props.type.forms.filter(
    ({ id, fields }) => props.shown.forms[id] !== undefined && askedOn(props, fields).length > 0,
  )
  const chosen = () => forms.find(({ id }) => id === parameters.form)
  const fields = () => askedOn(props, chosen()?.fields ?? forms.flatMap((form) => form.fields))
  const filters = createMemo(() => ({
    form_unique_ids: parameters.field ? undefined : chosen()?.id,
    field_names: fields().find(({ value }) => value === parameters.field)?.value,
  }))
  return (
    <>
      <Narrowing label={t('log.filters')}>
        <Select
          label={t('log.form')}
          all={t('log.form.all')}
          value={chosen()?.id ?? ''}
          options={forms.map(optionOf)}
          onChoose={(form) => setParameters({ form: form || undefined, field: undefined }, { replace: true })}
        />
        <Select
          label={t('log.field')}
          all={t('log.field.all')}
          value={parameters.field ?? ''}
          options={fields()}
          onChoose={(field) => setParameters({ field: field || undefined }, { replace: true })}
        />
        <OnDay {...props} />
      </Narrowing>
      <Show when={filters()} keyed>
        {(narrowed) => <Entries {...props} filters={narrowed} />}
      </Show>
    </>
  )
}

const optionOf = ({ id, label }: Pick<Form, 'id' | 'label'>) => ({ value: id, label: say(label) })

/** The questions among these fields, each once. */
const askedOn = ({ type }: OfRecord, ids: readonly string[]) => {
  const placed = new Set(ids)
  return type.fields.filter((field) => placed.has(field.id) && fieldTypeOf(field).kind !== 'none').map(optionOf)
}

const Entries = (props: OfRecord & { readonly filters: Filters }) => {
  const { logs } = useData()
  const { type, shown, filters } = props
  const pages = createPages((page) => logs.history(type.id, shown.record.id, page, filters))
  onMount(() => void pages.more())
  return (
    <section class="sheet" aria-label={t('record.log')}>
      <Paged pages={pages} none={t('log.none')}>
        <ol class="history bare">
          <For each={pages.rows()}>{(entry) => <LogEntry {...props} record={shown.record} entry={entry} />}</For>
        </ol>
      </Paged>
    </section>
  )
}

/** The way to the record as it stood when some day was over. */
const OnDay = (props: OfRecord) => {
  const navigate = useNavigate()
  const [day, setDay] = createSignal('')
  return (
    <form
      class="log-day"
      onSubmit={(event) => {
        event.preventDefault()
        if (day()) navigate(`/r/${props.type.plural}/${props.shown.record.id}/as-it-was?date=${day()}`)
      }}
    >
      <DayChoice
        label={t('log.on_day')}
        day={day()}
        earliest={undefined}
        latest={props.telling.today()}
        today={props.telling.today()}
        onChange={setDay}
      />
      <button type="submit" class="button" disabled={day() === ''}>
        {t('log.on_day.show')}
      </button>
    </form>
  )
}
