import { useParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Model, RecordType } from '../../../engine/model.ts'
import { useData } from '../../data/data.tsx'
import { NotFound } from '../not-found.tsx'

export interface OfType {
  readonly model: Model
  readonly type: RecordType
}

/** The record type that the address names, if this person may do that with it. What is drawn starts anew when the model changes: another language, another release. */
export const TypeInAddress = (props: { readonly action: string; readonly children: (of: OfType) => JSX.Element }) => {
  const { model, actor } = useData()
  const parameters = useParams<{ plural: string }>()
  const found = (): OfType | undefined => {
    const type = Object.values(model().recordTypes).find(
      ({ id, plural }) => plural === parameters.plural && actor().actions[id]?.includes(props.action),
    )
    return type && { model: model(), type }
  }
  return (
    <Show when={found()} keyed fallback={<NotFound />}>
      {(of) => props.children(of)}
    </Show>
  )
}
