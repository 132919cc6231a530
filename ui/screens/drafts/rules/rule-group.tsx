import { createUniqueId, For, Index, Show } from 'solid-js'
import { type Comparison, isGroup, type PlainRule } from '../../../../engine/logic/plain-rule.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { ComparisonLine } from './comparison-line.tsx'
import type { RuleGround } from './rule-ground.ts'
import { NEW_PART, type Part, replaced } from './rule-parts.ts'

interface GroupProps {
  readonly rule: PlainRule
  readonly ground: RuleGround
  /** 0: the outermost; one more may stand in it. */
  readonly depth: number
  readonly name: string
  readonly onRule: (rule: PlainRule) => void
  readonly onRemove?: () => void
}

/** All or any of a list of conditions, which may hold one further list. */
export const RuleGroup = (props: GroupProps) => {
  const id = createUniqueId()
  const put = (parts: readonly Part[]) => props.onRule({ ...props.rule, parts })
  const nameOf = (index: number) => {
    const number = `${index + 1}`
    return t(props.depth > 0 ? 'rule.number_in' : 'rule.number', { number, group: props.name })
  }
  return (
    <div class="rule-group" classList={{ 'rule-group-inner': props.depth > 0 }}>
      <Show when={props.depth > 0 || props.rule.parts.length > 1}>
        <div class="rule-match">
          <label for={id}>{t('rule.holds_when')}</label>
          <select
            id={id}
            class="input"
            value={props.rule.match}
            onChange={(event) =>
              props.onRule({ ...props.rule, match: event.currentTarget.value as PlainRule['match'] })
            }
          >
            <For each={['all', 'any'] as const}>
              {(match) => (
                <option value={match} selected={match === props.rule.match}>
                  {t(`rules.match.${match}`)}
                </option>
              )}
            </For>
          </select>
          <Show when={props.onRemove}>
            <button
              type="button"
              class="icon-button"
              aria-label={t('rule.remove', { name: props.name })}
              onClick={() => props.onRemove?.()}
            >
              <Icon name="close" />
            </button>
          </Show>
        </div>
      </Show>
      <Index each={props.rule.parts}>
        {(part, index) => (
          <>
            <Show when={index > 0}>
              <p class="rule-joint" aria-hidden="true">
                {t(props.rule.match === 'all' ? 'rule.and' : 'rule.or')}
              </p>
            </Show>
            <Show
              when={isGroup(part()) && (part() as PlainRule)}
              fallback={
                <ComparisonLine
                  part={part() as Comparison}
                  ground={props.ground}
                  name={nameOf(index)}
                  onPart={(next) => put(replaced(props.rule.parts, index, next))}
                  onRemove={() => put(replaced(props.rule.parts, index, undefined))}
                />
              }
            >
              {(group) => (
                <RuleGroup
                  rule={group()}
                  ground={props.ground}
                  depth={props.depth + 1}
                  name={nameOf(index)}
                  onRule={(next) => put(replaced(props.rule.parts, index, next))}
                  onRemove={() => put(replaced(props.rule.parts, index, undefined))}
                />
              )}
            </Show>
          </>
        )}
      </Index>
      <div class="rule-adds">
        <button type="button" class="button button-small" onClick={() => put([...props.rule.parts, NEW_PART])}>
          <Icon name="plus" />
          {t('rule.add')}
        </button>
        <Show when={props.depth === 0 && props.rule.parts.length > 0}>
          <button
            type="button"
            class="button button-plain button-small"
            onClick={() =>
              put([...props.rule.parts, { match: props.rule.match === 'all' ? 'any' : 'all', parts: [NEW_PART] }])
            }
          >
            <Icon name="plus" />
            {t('rule.add_group')}
          </button>
        </Show>
      </div>
    </div>
  )
}
