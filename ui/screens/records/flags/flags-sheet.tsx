import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { Field } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { FlagWish, Written } from '../../../data/life.ts'
import type { ShownFlag } from '../../../data/life-wire.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { giveBack, Sheet } from '../../../parts/sheet.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { AskBody, AskButtons } from '../actions/ask-body.tsx'
import { createAsk } from '../actions/create-ask.ts'
import { createLoaded } from '../record/create-loaded.ts'
import type { OfType } from '../type-in-address.tsx'
import { FlagLine } from './flag-line.tsx'
import { flagQuestions, resolveQuestions } from './flag-questions.ts'

interface FlagsSheetProps extends OfType {
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** What is being done to the flags; nothing: they are read. */
type Doing =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly flag: ShownFlag }
  | { readonly kind: 'resolve'; readonly flag: ShownFlag }

const FLAG = 'flag'

/** The flags of a record: those that stand, newest day first, then the resolved ones. */
export function FlagsSheet(props: FlagsSheetProps) {
  const { life } = useData()
  const { type, shown } = props
  const [open, setOpen] = createSignal(false)
  const [doing, setDoing] = createSignal<Doing>()
  const flags = createLoaded(
    () => shown.record.id,
    (id) => life.flags(type.id, id),
  )
  let changed = false
  const opener = document.activeElement
  onMount(() => setOpen(true))
  onCleanup(() => setTimeout(() => giveBack(opener)))
  const close = () => {
    props.onClose()
    if (changed) props.onChanged()
  }
  const done = (word: string) => {
    changed = true
    setDoing(undefined)
    toast(t(word))
    flags.reload()
  }
  const mayAdd = () => shown.actions.includes(FLAG)
  const sorted = () =>
    [...(flags.value() ?? [])].sort(
      (one, other) => Number(one.removed) - Number(other.removed) || (one.date < other.date ? 1 : -1),
    )
  return (
    <Sheet open={open()} onClose={close} place="side" title={titleOf(doing())}>
      <Show
        when={doing()}
        keyed
        fallback={
          <Switch fallback={<p role="status">{t('life.flags.loading')}</p>}>
            <Match when={flags.error()}>
              <Trouble error={flags.error()} onRetry={flags.reload} />
            </Match>
            <Match when={flags.value()}>
              <Show when={mayAdd()}>
                <button type="button" class="button button-main" onClick={() => setDoing({ kind: 'add' })}>
                  <Icon name="plus" /> {t('life.flags.add')}
                </button>
              </Show>
              <Show
                when={sorted().length > 0}
                fallback={<Empty title={t('life.flags.none')} text={t('life.flags.none.explained')} />}
              >
                <ul class="flags bare">
                  <For each={sorted()}>
                    {(flag) => (
                      <FlagLine flag={flag} telling={props.telling} onDo={(kind) => setDoing({ kind, flag })} />
                    )}
                  </For>
                </ul>
              </Show>
            </Match>
          </Switch>
        }
      >
        {(what) => <Asking {...props} what={what} onCancel={() => setDoing(undefined)} onDone={done} />}
      </Show>
    </Sheet>
  )
}

const titles = { add: 'life.flags.add', edit: 'life.flags.edit_title', resolve: 'life.flags.resolve_title' } as const

const titleOf = (doing: Doing | undefined) => t(doing ? titles[doing.kind] : 'life.flags.title')

interface AskingProps extends FlagsSheetProps {
  readonly what: Doing
  readonly onCancel: () => void
  readonly onDone: (word: string) => void
}

interface Deed {
  readonly fields: readonly Field[]
  readonly standing: Readonly<Record<string, unknown>>
  readonly verb: string
  readonly done: string
  readonly perform: (answers: Readonly<Record<string, unknown>>) => Promise<Written>
}

const Asking = (props: AskingProps) => {
  const { life } = useData()
  const { type, shown, telling, what } = props
  const { id } = shown.record
  const wording = { title: props.name }
  const deeds: { readonly [Kind in Doing['kind']]: (of: Extract<Doing, { kind: Kind }>) => Deed } = {
    add: () => ({
      fields: flagQuestions(),
      standing: { date: telling.today() },
      verb: t('life.flags.add'),
      done: 'life.flags.added',
      perform: (answers) => life.flag(type.id, id, answers as unknown as FlagWish, wording),
    }),
    edit: ({ flag }) => ({
      fields: flagQuestions(),
      standing: { message: flag.message, date: flag.date },
      verb: t('save'),
      done: 'life.flags.changed',
      perform: (answers) =>
        life.changeFlag(type.id, id, { flag: flag.unique_id, ...(answers as unknown as FlagWish) }, wording),
    }),
    resolve: ({ flag }) => ({
      fields: resolveQuestions(),
      standing: {},
      verb: t('life.flags.resolve'),
      done: 'life.flags.resolved_now',
      perform: (answers) =>
        life.changeFlag(
          type.id,
          id,
          { flag: flag.unique_id, unflag_message: String(answers['unflag_message']) },
          wording,
        ),
    }),
  }
  const deed = (deeds[what.kind] as (of: Doing) => Deed)(what)
  const ask = createAsk({
    type,
    telling,
    fields: deed.fields,
    standing: deed.standing,
    title: () => props.name,
    perform: deed.perform,
    onDone: () => props.onDone(deed.done),
  })
  return (
    <>
      <Show when={what.kind === 'resolve' && what.flag}>{(flag) => <p dir="auto">{flag().message}</p>}</Show>
      <AskBody ask={ask} />
      <div class="ask-foot">
        <AskButtons ask={ask} verb={deed.verb} onCancel={props.onCancel} />
      </div>
    </>
  )
}
