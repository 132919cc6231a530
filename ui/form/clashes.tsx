import { createSignal, For, onMount } from 'solid-js'
import { fieldsById } from '../../engine/fields/by-id.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { Row } from '../../engine/records/record.ts'
import { wireValue } from '../../engine/records/wire.ts'
import { say, t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import { answerText, type Telling } from './answer-text.ts'
import type { Clashing } from './footing.ts'
import { rowLine, rowName } from './row-summary.tsx'

interface ClashesProps {
  readonly type: RecordType
  readonly telling: Telling
  readonly clashes: readonly Clashing[]
  /** User name of whoever saved last. */
  readonly by: string | undefined
  readonly onSettled: (isMine: (clash: Clashing) => boolean) => void
}

/** Two people changed the same: for each answer, what it was, what this person wrote and what the other wrote. One is chosen; nothing is lost before that. */
export function Clashes(props: ClashesProps) {
  let heading: HTMLHeadingElement | undefined
  const [mine, setMine] = createSignal<ReadonlySet<Clashing>>(new Set())
  const [theirs, setTheirs] = createSignal<ReadonlySet<Clashing>>(new Set())
  const choose = (clash: Clashing, isMine: boolean) => {
    const without = (set: ReadonlySet<Clashing>) => new Set([...set].filter((each) => each !== clash))
    setMine((set) => (isMine ? new Set([...set, clash]) : without(set)))
    setTheirs((set) => (isMine ? without(set) : new Set([...set, clash])))
  }
  const other = () => {
    const person = props.telling.people().find(({ user_name }) => user_name === props.by)
    return person ? t('clash.theirs_named', { name: person.full_name }) : t('clash.theirs')
  }
  const isChosen = () => props.clashes.every((clash) => mine().has(clash) || theirs().has(clash))
  onMount(() => heading?.focus())
  return (
    <div class="clashes">
      <header class="page-head">
        <h1 ref={heading} tabindex="-1">
          {t('clash.title')}
        </h1>
      </header>
      <p class="clash-lead">{t('clash.explained', { count: props.clashes.length })}</p>
      <form
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isChosen()) props.onSettled((clash) => mine().has(clash))
        }}
      >
        <For each={props.clashes}>
          {(clash, index) => {
            const { label, textOf } = namingOf(clash, props.type, props.telling)
            const name = `clash-${index()}`
            return (
              <fieldset class="sheet clash">
                <legend class="clash-label">{label}</legend>
                <p class="clash-base">
                  {t('clash.base')} <span dir="auto">{textOf(clash.base)}</span>
                </p>
                <div class="answer-options">
                  <label class="answer-option clash-option">
                    <input type="radio" name={name} checked={mine().has(clash)} onChange={() => choose(clash, true)} />
                    <span>
                      <strong>{t('clash.mine')}</strong>
                      <span dir="auto">{textOf(clash.yours)}</span>
                    </span>
                  </label>
                  <label class="answer-option clash-option">
                    <input
                      type="radio"
                      name={name}
                      checked={theirs().has(clash)}
                      onChange={() => choose(clash, false)}
                    />
                    <span>
                      <strong>{other()}</strong>
                      <span dir="auto">{textOf(clash.theirs)}</span>
                    </span>
                  </label>
                </div>
              </fieldset>
            )
          }}
        </For>
        <div class="clash-foot">
          <p aria-live="polite">{isChosen() ? '' : t('clash.choose')}</p>
          <button type="submit" class="button button-main" disabled={!isChosen()}>
            <Icon name="check" /> {t('clash.save')}
          </button>
        </div>
      </form>
    </div>
  )
}

/** A file by its name, or what is said of one. */
const valueOfFile = (field: Field, value: unknown, telling: Telling): string =>
  typeof value === 'object' ? answerText(field, [value], telling) : String(value)

/** What the place is called, and how its values are told. */
function namingOf({ place, yours, theirs, base }: Clashing, type: RecordType, telling: Telling) {
  const field = fieldsById(type.fields).get(place.field)
  const inRow = field?.rows?.fields.find(({ id }) => id === place.rowField)
  const row = [yours, theirs, base].find((value) => typeof value === 'object' && value !== null) as Row | undefined
  const one = (of: Field) => (value: unknown) =>
    answerText(of, wireValue(telling.model, of, { [of.id]: value }, telling.today()), telling) || t('form.blank')
  if (!field) return { label: place.field, textOf: String }
  if (inRow) return { label: [say(field.label), say(inRow.label)].join(', '), textOf: one(inRow) }
  if (place.row !== undefined && fieldTypeOf(field).files) {
    const named = (value: unknown) =>
      value === undefined ? t('clash.removed') : valueOfFile(field, value, telling) || t('form.blank')
    return { label: say(field.label), textOf: named }
  }
  if (place.row !== undefined) {
    const whole = (value: unknown) =>
      value === undefined ? t('clash.removed') : rowLine(field, value as Row, telling) || t('form.rows.blank')
    return { label: [say(field.label), row && rowName(field)].filter(Boolean).join(', '), textOf: whole }
  }
  return { label: say(field.label), textOf: one(field) }
}
