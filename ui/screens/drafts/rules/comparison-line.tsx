import { createMemo, createUniqueId, For, Show } from 'solid-js'
import type { Comparison, PlainComparison } from '../../../../engine/logic/plain-rule.ts'
import { Picker } from '../../../controls/picker.tsx'
import { picksFound } from '../../../controls/picks.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { comparisonsOf, comparisonText, isComparable, needsValue, othersOf, takesList } from './comparisons.ts'
import { askablesOf, fieldUnder, type RuleGround } from './rule-ground.ts'
import { ValueBox } from './value-box.tsx'

interface LineProps {
  readonly part: Comparison
  readonly ground: RuleGround
  /** “Condition 2”. */
  readonly name: string
  readonly onPart: (part: Comparison) => void
  readonly onRemove: () => void
}

type With = 'value' | 'today' | 'field'

const withOf = ({ value }: Comparison): With =>
  typeof value !== 'object' || Array.isArray(value) ? 'value' : 'field' in value ? 'field' : 'today'

/** A comparison with another field or operator keeps of its value what still makes sense. */
function changed(part: Comparison, comparison: PlainComparison): Comparison {
  const { value, ...rest } = part
  if (!needsValue(comparison)) return { ...rest, comparison }
  const isList = Array.isArray(value)
  if (takesList(comparison) !== isList && value !== undefined) {
    const kept = isList ? value[0] : typeof value === 'object' ? undefined : [value]
    return { ...rest, comparison, ...(kept !== undefined && { value: kept as NonNullable<Comparison['value']> }) }
  }
  return { ...part, comparison }
}

/** One comparison: what is asked about, how, and with what. */
export const ComparisonLine = (props: LineProps) => {
  const id = createUniqueId()
  const askables = createMemo(() =>
    askablesOf(props.ground, { row: t('rule.of_row'), platform: t('rule.of_platform') }),
  )
  const picks = createMemo(() => askables().map(({ name, label, note }) => ({ id: name, label, note })))
  const field = createMemo(() => (props.part.field === '' ? undefined : fieldUnder(props.part.field, props.ground)))
  const chosen = (name: string) => {
    if (name === '') return []
    return [picks().find((pick) => pick.id === name) ?? { id: name, label: name }]
  }
  const aria = (part: string) => ({
    id: `${id}-${part}`,
    'aria-describedby': undefined,
    'aria-invalid': undefined,
    'aria-required': true as const,
  })
  const choose = (name: string | undefined) => {
    const found = name === undefined ? undefined : fieldUnder(name, props.ground)
    if (!found || name === props.part.field) return
    const [first = 'answered'] = comparisonsOf(found)
    props.onPart({ field: name ?? '', comparison: first })
  }
  const others = createMemo(() => {
    const found = field()
    return found ? othersOf(props.part, found) : []
  })
  const compareWith = (what: With) => {
    const { value: _, ...rest } = props.part
    if (what === 'value') props.onPart(rest)
    else props.onPart({ ...rest, value: what === 'today' ? { today: true } : { field: '' } })
  }
  const comparable = createMemo(() => {
    const found = field()
    const names = new Set(
      askables()
        .filter((other) => found && other.name !== props.part.field && isComparable(found, other.field))
        .map(({ name }) => name),
    )
    return picks().filter((pick) => names.has(pick.id))
  })
  const otherField = () => {
    const { value } = props.part
    return typeof value === 'object' && 'field' in value ? value.field : ''
  }
  return (
    <fieldset class="rule-line">
      <legend class="unseen">{props.name}</legend>
      <div class="rule-part">
        <label class="rule-word" for={`${id}-field`}>
          {t('rule.field')}
        </label>
        <Picker
          aria={aria('field')}
          name={t('rule.field')}
          find={(text) => picksFound(picks(), text)}
          chosen={chosen(props.part.field)}
          many={false}
          onChoose={([name]) => choose(name)}
        />
      </div>
      <Show when={field()}>
        {(found) => (
          <>
            <div class="rule-part">
              <label class="rule-word" for={`${id}-how`}>
                {t('rule.how')}
              </label>
              <select
                id={`${id}-how`}
                class="input"
                value={props.part.comparison}
                onChange={(event) => props.onPart(changed(props.part, event.currentTarget.value as PlainComparison))}
              >
                <For each={comparisonsOf(found())}>
                  {(comparison) => (
                    <option value={comparison} selected={comparison === props.part.comparison}>
                      {comparisonText(comparison, found())}
                    </option>
                  )}
                </For>
              </select>
            </div>
            <Show when={needsValue(props.part.comparison)}>
              <Show when={others().length > 0}>
                <div class="rule-part">
                  <label class="rule-word" for={`${id}-with`}>
                    {t('rule.with')}
                  </label>
                  <select
                    id={`${id}-with`}
                    class="input"
                    value={withOf(props.part)}
                    onChange={(event) => compareWith(event.currentTarget.value as With)}
                  >
                    <For each={['value' as const, ...others()]}>
                      {(what) => (
                        <option value={what} selected={what === withOf(props.part)}>
                          {t(`rule.with.${what}`)}
                        </option>
                      )}
                    </For>
                  </select>
                </div>
              </Show>
              <Show when={withOf(props.part) === 'value'}>
                <ValueBox
                  part={props.part}
                  field={found()}
                  label={t(takesList(props.part.comparison) ? 'rule.values' : 'rule.value')}
                  path={`${id}-value`}
                  onValue={(value) => {
                    const { value: _, ...rest } = props.part
                    props.onPart({ ...rest, ...(value !== undefined && { value }) })
                  }}
                />
              </Show>
              <Show when={withOf(props.part) === 'field'}>
                <div class="rule-part">
                  <label class="rule-word" for={`${id}-other`}>
                    {t('rule.other_question')}
                  </label>
                  <Picker
                    aria={aria('other')}
                    name={t('rule.other_question')}
                    find={(text) => picksFound(comparable(), text)}
                    chosen={chosen(otherField())}
                    many={false}
                    onChoose={([name]) => name !== undefined && props.onPart({ ...props.part, value: { field: name } })}
                  />
                </div>
              </Show>
            </Show>
          </>
        )}
      </Show>
      <button
        type="button"
        class="button button-plain button-small rule-remove"
        aria-label={t('rule.remove', { name: props.name })}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" />
        {t('rule.remove_word')}
      </button>
    </fieldset>
  )
}
