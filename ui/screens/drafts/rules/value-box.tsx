import { createMemo, createSignal, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { fieldTypeOf } from '../../../../engine/fields/index.ts'
import { isBlank } from '../../../../engine/lib/blank.ts'
import type { Comparison, Literal } from '../../../../engine/logic/plain-rule.ts'
import type { Field } from '../../../../engine/model.ts'
import { controlOf } from '../../../controls/index.ts'
import type { Entry } from '../../../form/entry.ts'
import { useFilling } from '../../../form/filling.ts'
import { locale } from '../../../lib/locale.ts'
import { questionOf } from './comparisons.ts'

interface ValueBoxProps {
  readonly part: Comparison
  readonly field: Field
  readonly label: string
  /** Tells this box from others on the page. */
  readonly path: string
  readonly onValue: (value: Literal | readonly Literal[] | undefined) => void
}

/** The value of a comparison, given as the field itself is filled in. */
export const ValueBox = (props: ValueBoxProps) => {
  const question = createMemo(() => questionOf(props.part, props.field, props.label), undefined, {
    equals: (one, other) => one.type === other.type && one.settings['lookup'] === other.settings['lookup'],
  })
  return (
    <Show when={question()} keyed>
      {(field) => <Box {...props} question={{ ...field, label: { [locale()]: props.label } }} />}
    </Show>
  )
}

const Box = (props: ValueBoxProps & { readonly question: Field }) => {
  const filling = useFilling()
  const { question } = props
  const [raw, setRaw] = createSignal<unknown>()
  const read = (input: unknown): unknown =>
    isBlank(input)
      ? undefined
      : fieldTypeOf(question).parse(input, {
          ...{ model: filling.model, field: question, today: filling.today(), siblings: {} },
        })
  const stored = () => {
    const { value } = props.part
    return value === undefined || (typeof value === 'object' && !Array.isArray(value)) ? raw() : value
  }
  const entry: Entry = {
    field: question,
    path: props.path,
    visible: () => true,
    required: () => false,
    readOnly: () => false,
    stored,
    value: stored,
    issues: () => [],
    siblings: {},
    answer(input) {
      const value = read(input)
      setRaw(value === undefined && !isBlank(input) ? () => input : undefined)
      props.onValue(value as Literal | readonly Literal[] | undefined)
    },
    leave: () => undefined,
  }
  return <Dynamic component={controlOf(question)} entry={entry} />
}
