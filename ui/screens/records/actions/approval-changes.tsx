import { For, Match, Show, Switch } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { ApprovalTold } from '../../../data/life-wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { dayText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { troubleText } from '../../../parts/trouble.tsx'
import { Change } from '../panels/change.tsx'
import { changesIn } from '../panels/history-changes.ts'
import { createLoaded } from '../record/create-loaded.ts'

interface ApprovalChangesProps {
  readonly type: RecordType
  readonly record: string
  readonly kind: string
  readonly telling: Telling
}

/** What changed on the form of an approval since it was approved last: what whoever decides has to know. */
export const ApprovalChanges = (props: ApprovalChangesProps) => {
  const { life } = useData()
  const told = createLoaded(
    () => props.kind,
    (kind) => life.approval<ApprovalTold>(props.type.id, props.record, kind),
  )
  const changes = (of: ApprovalTold) => changesIn({ record_changes: of.changes }, props.type, props.telling)
  return (
    <section class="approval-changes" aria-labelledby="approval-changes">
      <h3 id="approval-changes">
        {t(told.value()?.approved_at ? 'life.approval.changes' : 'life.approval.changes.now')}
      </h3>
      <Switch fallback={<p role="status">{t('life.sending')}</p>}>
        <Match when={told.error()}>
          <p class="issue-error" role="alert">
            {t('life.approval.changes.trouble')} {troubleText(told.error())}
          </p>
          <button type="button" class="button button-small" onClick={told.reload}>
            {t('try_again')}
          </button>
        </Match>
        <Match when={told.value()}>
          {(of) => (
            <>
              <p class="form-description">
                {of().approved_at
                  ? t('life.approval.changes.since', { date: dayText(of().approved_at ?? '', props.telling.today()) })
                  : t('life.approval.changes.first')}
              </p>
              <Show
                when={changes(of()).length > 0}
                fallback={<p>{t(of().approved_at ? 'life.approval.changes.none' : 'life.approval.changes.empty')}</p>}
              >
                <ul class="history-changes bare">
                  <For each={changes(of())}>{(change) => <Change change={change} />}</For>
                </ul>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </section>
  )
}
