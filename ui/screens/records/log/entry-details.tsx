import { For, type JSX, Show } from 'solid-js'
import type { RecordType, Rule } from '../../../../engine/model.ts'
import { issueText } from '../../../form/issue-text.ts'
import { topField } from '../../../form/path.ts'
import { instantText } from '../../../lib/format.ts'
import { numeral, say, t } from '../../../lib/t.ts'
import { namedOf } from '../../../lib/value-text.ts'
import { Sheet } from '../../../parts/sheet.tsx'
import { Change } from '../panels/change.tsx'
import { changesIn } from '../panels/history-changes.ts'
import type { LogEntryProps } from './log-entry.tsx'

interface EntryDetailsProps extends LogEntryProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
}

/** All that is known of one entry of the log. */
export const EntryDetails = (props: EntryDetailsProps) => (
  <Sheet open={props.open} onClose={props.onClose} title={props.title} place="side">
    <dl class="log-facts">
      <Fact label={t('log.who')}>
        {t('log.who.named', {
          name: props.entry.user_full_name ?? props.entry.user_name,
          user_name: props.entry.user_name,
        })}
      </Fact>
      <Fact label={t('log.when')}>
        <time datetime={props.entry.datetime}>{instantText(props.entry.datetime, props.model.instance.timeZone)}</time>
      </Fact>
      <Fact label={t('log.version')}>{numeral(props.entry.version)}</Fact>
      <Fact label={t('log.release')}>
        {props.entry.release === props.model.hash
          ? t('log.release.now')
          : t('log.release.another', { name: props.entry.release.slice(0, 12) })}
      </Fact>
    </dl>
    <h3 class="reading-heading">{t('log.changes')}</h3>
    <ul class="history-changes bare">
      <For
        each={changesIn(props.entry, props.type, props.telling, { record: props.record, rows: 'whole' })}
        fallback={<li>{t('log.changes.none')}</li>}
      >
        {(change) => <Change change={change} />}
      </For>
    </ul>
    <Show when={props.entry.overridden}>
      {(overridden) => (
        <>
          <h3 class="reading-heading">{t('log.overridden')}</h3>
          <ul class="log-issues">
            <For each={overridden().codes}>{(code) => <li>{warningText(code, props.type)}</li>}</For>
          </ul>
          <p class="history-reason">
            {t('panel.history.reason')} <bdi>{overridden().reason}</bdi>
          </p>
        </>
      )}
    </Show>
    <Show when={props.entry.attention}>
      {(attention) => (
        <>
          <h3 class="reading-heading">{t('log.attention')}</h3>
          <ul class="log-issues">
            <For each={attention()}>
              {({ path, code }) => (
                <li>
                  {t('named_value', {
                    name: namedOf(props.type, topField(path))?.label ?? '',
                    value: issueText({ path, code }),
                  })}
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Show>
  </Sheet>
)

const Fact = (props: { readonly label: string; readonly children: JSX.Element }) => (
  <div>
    <dt>{props.label}</dt>
    <dd>
      <bdi>{props.children}</bdi>
    </dd>
  </div>
)

/** What a warning said: that of a rule stands in the configuration, as long as the rule is there. */
function warningText(known: string, type: RecordType): string {
  const [code = '', id] = known.split(':')
  if (id === undefined) return issueText({ path: '', code })
  const rules: readonly Rule[] = [
    ...type.rules,
    ...type.fields.flatMap(({ rules: mine, rows }) => [...mine, ...(rows?.fields ?? []).flatMap((each) => each.rules)]),
  ]
  return say(rules.find((rule) => rule.id === id)?.message) || t('log.overridden.rule')
}
