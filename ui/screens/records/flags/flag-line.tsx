import { Show } from 'solid-js'
import type { ShownFlag } from '../../../data/life-wire.ts'
import { readingWith, type Telling } from '../../../form/answer-text.ts'
import { dayText, instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

interface FlagLineProps {
  readonly flag: ShownFlag
  readonly telling: Telling
  readonly onDo: (kind: 'edit' | 'resolve') => void
}

/** One flag: what it says, for which day, by whom; resolved: how, by whom and when. */
export const FlagLine = (props: FlagLineProps) => {
  const { flag } = props
  const today = props.telling.today()
  const zone = props.telling.model.instance.timeZone
  const nameOf = (user: string | undefined) => readingWith(props.telling).personName?.(user ?? '') ?? user ?? ''
  const may = (action: string) => flag.actions.includes(action)
  return (
    <li class="flag" classList={{ 'flag-resolved': flag.removed }}>
      <p class="flag-message" dir="auto">
        {flag.message}
      </p>
      <p class="flag-facts">
        <span class="flag-date figures">
          <Icon name={flag.removed ? 'check' : 'flag'} />{' '}
          {flag.removed ? t('life.flags.resolved') : t('life.flags.for', { date: dayText(flag.date, today) })}
        </span>
        <span>{t('life.flags.by', { name: nameOf(flag.flagged_by), date: instantText(flag.created_at, zone) })}</span>
      </p>
      <Show when={flag.removed}>
        <p class="flag-answer" dir="auto">
          {flag.unflag_message}
        </p>
        <p class="flag-facts">
          {t('life.flags.resolved_by', {
            name: nameOf(flag.unflagged_by),
            date: dayText(flag.unflagged_date ?? '', today),
          })}
        </p>
      </Show>
      <Show when={!flag.removed}>
        <div class="flag-buttons">
          <Show when={may('unflag')}>
            <button type="button" class="button" onClick={() => props.onDo('resolve')}>
              <Icon name="check" /> {t('life.flags.resolve')}
            </button>
          </Show>
          <Show when={may('flag_update')}>
            <button type="button" class="button button-plain" onClick={() => props.onDo('edit')}>
              {t('life.flags.edit')}
            </button>
          </Show>
        </div>
      </Show>
    </li>
  )
}
