import { type Accessor, createSignal, onMount } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { OfferedAction } from '../../../data/life-wire.ts'

/** What is offered on a record to this person, once it is here. */
export function createOffered(type: RecordType, id: string): Accessor<readonly OfferedAction[] | undefined> {
  const { life } = useData()
  const [offered, setOffered] = createSignal<readonly OfferedAction[]>()
  // A record can be read without them; whoever is out of reach of the server cannot do anything to it either.
  onMount(() => void life.actions(type.id, id).then(setOffered, () => undefined))
  return offered
}
