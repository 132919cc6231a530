import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { NotFound } from '../not-found.tsx'
import { ListOfType } from './list/list-of-type.tsx'

/** The list of the records of whichever type the address names. */
export const RecordList = () => {
  const { model, actor } = useData()
  const parameters = useParams<{ plural: string }>()
  const type = () =>
    Object.values(model().recordTypes).find(
      ({ id, plural }) => plural === parameters.plural && actor().actions[id]?.includes('read'),
    )
  return (
    <Show when={type()} keyed fallback={<NotFound />}>
      {(known) => <ListOfType type={known} />}
    </Show>
  )
}
