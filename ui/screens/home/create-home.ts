import { createResource } from 'solid-js'
import { useData } from '../../data/data.tsx'

/** Everything on the page that is counted, asked for at once; what was told last stands there until it is told anew. */
export function createHome() {
  const { home, model, actor } = useData()
  const types = () => Object.values(model().recordTypes).filter(({ id }) => actor().actions[id]?.includes('read'))
  const wants = () => ({
    tasks: types().some(({ lifecycle }) => (lifecycle?.tasks.length ?? 0) > 0),
    flags: types().some(({ id }) => actor().actions[id]?.includes('flag')),
  })
  const [told, { refetch }] = createResource(() => home.load(wants()), { initialValue: home.recall() })
  /** Whoever writes records has tasks, if only none today. */
  const mayHaveTasks = () => types().some(({ id }) => actor().actions[id]?.includes('update'))
  return { types, told, mayHaveTasks, retry: () => void refetch() }
}
