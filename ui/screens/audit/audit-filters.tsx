import { Show } from 'solid-js'
import { DayChoice } from '../../controls/day-choice.tsx'
import { useData } from '../../data/data.tsx'
import type { AuditChoices } from '../../data/wire.ts'
import { t } from '../../lib/t.ts'
import { createToday } from '../../lib/today.ts'
import { Narrowing } from '../../parts/narrowing.tsx'
import { Select } from '../../parts/select.tsx'
import type { AuditAsked } from '../audit.tsx'
import { deedText } from '../records/log/deed-text.ts'

interface AuditFiltersProps {
  readonly asked: Partial<Readonly<Record<keyof AuditAsked, string>>>
  /** Absent while they are on their way. */
  readonly choices: AuditChoices | undefined
  readonly put: (change: AuditAsked) => void
}

const cleared: AuditAsked = { user_name: '', deed: '', type: '', from: '', to: '', all: '' }

/** By time, person, deed and kind of record; what screens read by themselves is hidden until it is asked for. */
export const AuditFilters = (props: AuditFiltersProps) => {
  const { model } = useData()
  const today = createToday(() => model().instance.timeZone)
  const deeds = () =>
    (props.choices?.actions ?? [])
      .map((deed) => ({ value: deed.action, label: deedText(deed) }))
      .sort((one, other) => one.label.localeCompare(other.label))
  const isNarrowed = () => Object.keys(cleared).some((name) => props.asked[name as keyof AuditAsked])
  return (
    <Narrowing label={t('log.filters')}>
      <DayChoice
        label={t('log.from')}
        day={props.asked.from ?? ''}
        earliest={undefined}
        latest={props.asked.to || today()}
        today={today()}
        onChange={(from) => props.put({ from })}
      />
      <DayChoice
        label={t('log.to')}
        day={props.asked.to ?? ''}
        earliest={props.asked.from || undefined}
        latest={today()}
        today={today()}
        onChange={(to) => props.put({ to })}
      />
      <Select
        label={t('log.person')}
        all={t('log.person.all')}
        value={props.asked.user_name ?? ''}
        options={(props.choices?.users ?? []).map(({ user_name, full_name }) => ({
          value: user_name,
          label: full_name,
        }))}
        onChoose={(name) => props.put({ user_name: name })}
      />
      <Select
        label={t('log.deed')}
        all={t('log.deed.all')}
        value={props.asked.deed ?? ''}
        options={deeds()}
        onChoose={(deed) => props.put({ deed })}
      />
      <Select
        label={t('audit.type')}
        all={t('audit.type.all')}
        value={props.asked.type ?? ''}
        options={(props.choices?.record_types ?? []).map(({ id, label }) => ({ value: id, label }))}
        onChoose={(type) => props.put({ type })}
      />
      <label class="log-tick">
        <input
          type="checkbox"
          checked={props.asked.all === '1'}
          onChange={(event) => props.put({ all: event.currentTarget.checked ? '1' : '' })}
        />
        {t('audit.automatic')}
      </label>
      <Show when={isNarrowed()}>
        <button type="button" class="button button-small" onClick={() => props.put(cleared)}>
          {t('log.clear')}
        </button>
      </Show>
    </Narrowing>
  )
}
