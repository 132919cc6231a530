import { createSignal, createUniqueId, For, Index, Show } from 'solid-js'
import type { Lookup } from '../../../../engine/model.ts'
import type { ControlComponent } from '../../../controls/control.ts'
import { Grouped } from '../../../form/answer-frame.tsx'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { type Answerable, toChoose } from '../answerable.ts'
import { type Written, wordsIn } from '../words-in.ts'
import { type PlainLine, plainOf, whereOf } from './plain-where.ts'

export interface Ground {
  readonly all: readonly Answerable[]
  readonly lookups: Readonly<Record<string, Lookup>>
  readonly languages: readonly string[]
}

/** What is counted, put together line by line; the answer is the question as it is written, as text. */
export const whereControl =
  (ground: Ground): ControlComponent =>
  (props) => {
    const stored = props.entry.stored()
    const start = plainOf(typeof stored === 'string' ? JSON.parse(stored) : undefined)
    const [lines, setLines] = createSignal(start.lines)
    const [rest, setRest] = createSignal(start.rest)
    const tell = () => {
      const where = whereOf({ lines: lines(), rest: rest() })
      props.entry.answer(where === undefined ? undefined : JSON.stringify(where))
    }
    const change = (at: number, line: PlainLine) => {
      setLines((all) => all.map((one, index) => (index === at ? line : one)))
      tell()
    }
    return (
      <Grouped entry={props.entry} role="group">
        {() => (
          <div class="where-lines">
            <Index each={lines()}>
              {(line, index) => (
                <Line
                  ground={ground}
                  line={line()}
                  number={index + 1}
                  onChange={(now) => change(index, now)}
                  onAway={() => {
                    setLines((all) => all.filter((_, at) => at !== index))
                    tell()
                  }}
                />
              )}
            </Index>
            <For each={rest()}>
              {(part) => (
                <div class="where-line">
                  <code class="where-rest" dir="ltr">
                    {JSON.stringify(part)}
                  </code>
                  <button
                    type="button"
                    class="icon-button"
                    aria-label={t('drafts.where.away')}
                    onClick={() => {
                      setRest((all) => all.filter((one) => one !== part))
                      tell()
                    }}
                  >
                    <Icon name="close" />
                  </button>
                </div>
              )}
            </For>
            <button
              type="button"
              class="button button-small admin-start"
              onClick={() => setLines((all) => [...all, { field: '' }])}
            >
              <Icon name="plus" />
              {t('drafts.where.add')}
            </button>
          </div>
        )}
      </Grouped>
    )
  }

interface LineProps {
  readonly ground: Ground
  readonly line: PlainLine
  readonly number: number
  readonly onChange: (line: PlainLine) => void
  readonly onAway: () => void
}

const Line = (props: LineProps) => {
  const id = createUniqueId()
  const of = () => props.ground.all.find((one) => one.id === props.line.field)
  const isRanged = () => ['number', 'age', 'date', 'datetime'].includes(of()?.kind ?? '')
  const set = (name: 'from' | 'to', text: string) => {
    const { [name]: _, among: __, blank: ___, ...others } = props.line
    const isNumber = of()?.kind === 'number' || of()?.kind === 'age'
    props.onChange(text === '' ? others : { ...others, [name]: isNumber ? Number(text) : text })
  }
  return (
    <fieldset class="where-line">
      <legend class="unseen">{t('drafts.where.line', { number: props.number })}</legend>
      <div class="where-parts">
        <select
          class="input"
          aria-label={t('drafts.where.field')}
          onChange={(event) => props.onChange({ field: event.currentTarget.value })}
        >
          <option value="">{t('drafts.where.choose')}</option>
          <For each={toChoose(props.ground.all)}>
            {(one) => (
              <option value={one.id} selected={one.id === props.line.field}>
                {one.label}
              </option>
            )}
          </For>
        </select>
        <Show when={of()}>
          {(field) => (
            <>
              <label class="option">
                <input
                  type="checkbox"
                  checked={props.line.blank === true}
                  onChange={(event) =>
                    props.onChange({ field: field().id, ...(event.currentTarget.checked && { blank: true }) })
                  }
                />
                {t('blank')}
              </label>
              <Show when={!props.line.blank}>
                <Show when={isRanged()} fallback={<Values {...props} of={field()} name={id} />}>
                  <div class="where-bounds">
                    <For each={['from', 'to'] as const}>
                      {(bound) => (
                        <label>
                          {t(`drafts.where.${bound}`)}
                          <input
                            class="input"
                            type={field().kind.startsWith('date') ? 'date' : 'number'}
                            value={String(props.line[bound] ?? '')}
                            onChange={(event) => set(bound, event.currentTarget.value)}
                          />
                        </label>
                      )}
                    </For>
                  </div>
                </Show>
              </Show>
            </>
          )}
        </Show>
      </div>
      <button type="button" class="icon-button" aria-label={t('drafts.where.away')} onClick={() => props.onAway()}>
        <Icon name="close" />
      </button>
    </fieldset>
  )
}

const mine: Readonly<Record<string, string>> = { user: '@me', group: '@my_groups', agency: '@my_agency' }

/** Values to choose from, or to be typed where nobody knows them all. */
const Values = (props: LineProps & { readonly of: Answerable; readonly name: string }) => {
  const chosen = () => props.line.among ?? []
  const known = (): readonly { readonly value: string | boolean; readonly label: string }[] => {
    const { kind, lookup } = props.of
    if (kind === 'boolean') return [true, false].map((value) => ({ value, label: t(value ? 'yes' : 'no') }))
    if (lookup !== undefined)
      return (props.ground.lookups[lookup]?.options ?? []).map(({ id, label }) => ({
        value: id,
        label: wordsIn(label as Written, props.ground.languages) || id,
      }))
    const self = mine[kind]
    const others = chosen().filter((value): value is string => typeof value === 'string' && value !== self)
    return [
      ...(self === undefined ? [] : [{ value: self, label: t(`drafts.where.${kind}`) }]),
      ...others.map((value) => ({ value, label: value })),
    ]
  }
  const toggle = (value: string | boolean, isOn: boolean) => {
    const among = isOn ? [...chosen(), value] : chosen().filter((one) => one !== value)
    props.onChange({ field: props.of.id, among })
  }
  return (
    <div class="options where-values">
      <For each={known()}>
        {({ value, label }) => (
          <label class="option">
            <input
              type="checkbox"
              checked={chosen().includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            {label}
          </label>
        )}
      </For>
    </div>
  )
}
