import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { fieldTypeOf } from '../../../../engine/fields/index.ts'
import { own } from '../../../../engine/lib/own.ts'
import { type Scope, scopeOfRow } from '../../../../engine/logic/scope.ts'
import type { Field } from '../../../../engine/model.ts'
import { rowsIn } from '../../../../engine/records/merge.ts'
import type { Row } from '../../../../engine/records/record.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { besideIn } from '../../../form/companions.ts'
import { RowSummary, rowName } from '../../../form/row-summary.tsx'
import { useRowWays } from '../../../form/row-ways.ts'
import { inOrder } from '../../../form/saved-answers.ts'
import { ToldAnswer } from '../../../form/told-answer.tsx'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { type ReadField, readingOf } from './reading-of.ts'

interface FactsProps {
  readonly lines: readonly ReadField[]
  readonly telling: Telling
  readonly scope: Scope
  /** Rows stand open: on paper nobody opens them. */
  readonly isOpen?: true
}

type Part =
  | { readonly kind: 'facts'; readonly lines: ReadField[] }
  | { readonly kind: 'heading' | 'rows'; readonly line: ReadField }

/** Answers in a run make one list; headings and rows stand between. */
function inParts(lines: readonly ReadField[]): readonly Part[] {
  const parts: Part[] = []
  for (const line of lines) {
    const last = parts.at(-1)
    const kind = line.field.rows ? 'rows' : fieldTypeOf(line.field).kind === 'none' ? 'heading' : 'facts'
    if (kind !== 'facts') parts.push({ kind, line })
    else if (last?.kind === 'facts') last.lines.push(line)
    else parts.push({ kind, lines: [line] })
  }
  return parts
}

/** Label and value pairs, in two columns where there is room. */
export const Facts = (props: FactsProps): JSX.Element => (
  <For each={inParts(props.lines)}>
    {(part) => (
      <Switch>
        <Match when={part.kind === 'facts' && part}>
          {(facts) => (
            <dl class="facts">
              <For each={facts().lines}>
                {({ field, value }) => (
                  <div class="fact" classList={{ 'fact-long': field.settings['long'] === true }} data-field={field.id}>
                    <dt>{say(field.label)}</dt>
                    <dd>
                      <ToldAnswer field={field} value={value} telling={props.telling} beside={besideIn(props.scope)} />
                    </dd>
                  </div>
                )}
              </For>
            </dl>
          )}
        </Match>
        <Match when={part.kind === 'heading' && part}>
          {(heading) => <h3 class="reading-heading">{say(heading().line.field.label)}</h3>}
        </Match>
        <Match when={part.kind === 'rows' && part}>
          {(rows) => (
            <RowsRead
              subform={rows().line.field}
              rows={inOrder(rows().line.field, rowsIn(own(props.scope.answers, rows().line.field.id)))}
              telling={props.telling}
              scope={props.scope}
              isOpen={props.isOpen}
            />
          )}
        </Match>
      </Switch>
    )}
  </For>
)

interface RowsReadProps {
  readonly subform: Field
  readonly rows: readonly Row[]
  readonly telling: Telling
  readonly scope: Scope
  readonly isOpen?: true | undefined
}

/** Rows as short lines, each of which opens. */
const RowsRead = (props: RowsReadProps) => (
  <div class="rows-read" data-field={props.subform.id}>
    <h3 class="reading-heading">
      {say(props.subform.label)}{' '}
      <span class="answer-note figures">{t('form.rows.count', { count: props.rows.length })}</span>
    </h3>
    <ul class="rows-list">
      <For each={props.rows}>{(row, index) => <RowRead {...props} row={row} number={index() + 1} />}</For>
    </ul>
  </div>
)

const RowRead = (props: RowsReadProps & { readonly row: Row; readonly number: number }) => {
  const scope = scopeOfRow(props.scope, props.subform, props.row)
  const ways = useRowWays()
  const fields = (props.subform.rows?.fields ?? []).map(({ id }) => id)
  const reading = () => readingOf({ fields }, scope)
  return (
    <li class="row">
      <details class="row-read" open={props.isOpen}>
        <summary class="row-head">
          <span class="row-name">{rowName(props.subform, props.number)}</span>
          <RowSummary {...props} />
          <Icon name="open" />
        </summary>
        <div class="row-body">
          <Facts lines={reading().filled} telling={props.telling} scope={scope} />
          <Show when={reading().blank.length > 0}>
            <p class="row-blanks">
              {t('record.blank_named', {
                count: reading().blank.length,
                names: reading()
                  .blank.map(({ label }) => say(label))
                  .join(t('list_separator')),
              })}
            </p>
          </Show>
          {ways(props.subform, props.row)}
        </div>
      </details>
    </li>
  )
}
