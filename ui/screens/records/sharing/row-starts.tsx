import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { NamedAction } from '../../../../engine/lifecycle.ts'
import { holds } from '../../../../engine/logic/evaluate.ts'
import { type RecordScope, scopeOfRow } from '../../../../engine/logic/scope.ts'
import type { Field } from '../../../../engine/model.ts'
import type { Row } from '../../../../engine/records/record.ts'
import { mayStart } from '../../../../engine/transitions/permissions.ts'
import type { TransitionKind } from '../../../../engine/transitions/transition-kind.ts'
import { useData } from '../../../data/data.tsx'
import type { OfferedAction } from '../../../data/life-wire.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { createLazily } from '../../../form/lazily.ts'
import type { RowWays } from '../../../form/row-ways.ts'
import { say, t } from '../../../lib/t.ts'
import type { OfType } from '../type-in-address.tsx'
import { actionNamed } from './named.ts'

const StartSheet = lazy(async () => ({ default: (await import('./start-sheet.tsx')).StartSheet }))

interface Parts extends OfType {
  readonly shown: ShownRecord
  readonly name: () => string
  readonly telling: Telling
  readonly scope: RecordScope
  readonly offered: () => readonly OfferedAction[] | undefined
  readonly hasDraft: () => boolean
  readonly onChanged: () => void
}

interface Begun {
  readonly kind: TransitionKind
  readonly named: NamedAction
}

/** Transitions that can be begun on rows of a subform by this person, each beside its row. */
export function createRowStarts(parts: Parts): RowWays {
  const { type, shown, scope } = parts
  const { sharing } = useData()
  const actions = new Set(shown.actions)
  const kinds: readonly Begun[] = (type.lifecycle?.transitions ?? []).flatMap((kind) => {
    const named = kind.fromRow && actionNamed(type, kind.id)
    const isHere = scope.programme === undefined || kind.programmes.includes(scope.programme)
    return named && isHere && mayStart(type, named, actions, true) ? [{ kind, named }] : []
  })
  const already = createLazily(async () => {
    const entries = await sharing.transitions(
      type.id,
      shown.record.id,
      kinds.map(({ kind }) => kind.id),
    )
    return new Set(entries.map((entry) => `${entry.type} ${entry.service_record_id}`))
  }, new Set<string>())
  return (subform, row) => {
    const here = kinds.filter(({ kind }) => kind.fromRow?.subform === subform.id)
    return (
      <Show when={here.length > 0}>
        <Starts {...parts} subform={subform} row={row} here={here} already={already} />
      </Show>
    )
  }
}

interface StartsProps extends Parts {
  readonly subform: Field
  readonly row: Row
  readonly here: readonly Begun[]
  readonly already: () => ReadonlySet<string>
}

function Starts(props: StartsProps) {
  const [asked, setAsked] = createSignal<Begun & { readonly opener: HTMLElement }>()
  const inRow = scopeOfRow(props.scope, props.subform, props.row)
  const possible = createMemo(() =>
    props.here.filter(({ kind, named }) => {
      const offered = props.offered()
      const told = offered?.find(({ id }) => id === named.id)
      const isOnRowsOnly = !mayStart(props.type, named, new Set(props.shown.actions))
      return (
        (told ? told.enabled : offered !== undefined && isOnRowsOnly) &&
        (kind.fromRow?.offered === undefined || holds(kind.fromRow.offered, inRow))
      )
    }),
  )
  const isAgain = ({ kind }: Begun) => props.already().has(`${kind.id} ${props.row.unique_id}`)
  const labelOf = (begun: Begun) => {
    const action = say(begun.named.label)
    return isAgain(begun) ? t('sharing.again', { action }) : action
  }
  const actionOf = ({ named }: Begun) =>
    props.offered()?.find(({ id }) => id === named.id) ?? {
      id: named.id,
      label: say(named.label),
      description: say(named.description),
      asks: named.asks,
    }
  return (
    <Show when={possible().length > 0}>
      <p class="row-ways">
        <For each={possible()}>
          {(begun) => (
            <button
              type="button"
              class="button button-small"
              onClick={({ currentTarget }) => setAsked({ ...begun, opener: currentTarget })}
            >
              {labelOf(begun)}
            </button>
          )}
        </For>
      </p>
      <Suspense>
        <Show when={asked()} keyed>
          {(begun) => (
            <StartSheet
              type={props.type}
              shown={props.shown}
              name={props.name()}
              telling={props.telling}
              action={actionOf(begun)}
              kind={begun.kind}
              row={props.row}
              hasDraft={props.hasDraft()}
              opener={begun.opener}
              onClose={() => setAsked(undefined)}
              onDone={props.onChanged}
            />
          )}
        </Show>
      </Suspense>
    </Show>
  )
}
