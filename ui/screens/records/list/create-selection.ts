import { createMemo, createSignal } from 'solid-js'
import type { NamedAction } from '../../../../engine/lifecycle.ts'
import type { RecordType } from '../../../../engine/model.ts'
import { mayStart } from '../../../../engine/transitions/permissions.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'

const FLAG_MANY = 'flag_multiple'

/** Records of a list that something is to be done to, and what that may be. */
export function createSelection(type: RecordType, rows: () => readonly WireRecord[]) {
  const { actor } = useData()
  const [isOn, setOn] = createSignal(false)
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set())
  const allowed = () => actor().actions[type.id] ?? []
  const actions = (): readonly NamedAction[] =>
    (type.lifecycle?.actions ?? []).filter((action) => action.bulk && mayStart(type, action, new Set(allowed())))
  const mayFlag = () => allowed().includes(FLAG_MANY)
  /** Of the page that shows: what is out of sight is not done to anything. */
  const records = createMemo(() => rows().filter(({ id }) => ticked().has(id)))
  const chosen = createMemo(() => records().map(({ id }) => id))
  return {
    isOn,
    isOffered: () => mayFlag() || actions().length > 0,
    mayFlag,
    actions,
    chosen,
    records,
    isTicked: (id: string) => ticked().has(id),
    isAll: () => rows().length > 0 && chosen().length === rows().length,
    tick: (id: string, isIt: boolean) =>
      setTicked((all) => new Set(isIt ? [...all, id] : [...all].filter((each) => each !== id))),
    tickAll: (isIt: boolean) => setTicked(new Set(isIt ? rows().map(({ id }) => id) : [])),
    keep: (ids: readonly string[]) => setTicked(new Set(ids)),
    begin: () => setOn(true),
    stop: () => {
      setOn(false)
      setTicked(new Set<string>())
    },
  }
}

export type Selection = ReturnType<typeof createSelection>
