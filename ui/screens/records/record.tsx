import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { draftOf, useDrafts } from '../../drafts/drafts.ts'
import { loadArea } from '../../lib/catalogue.ts'
import { usePageTitle } from '../../lib/page.ts'
import { say } from '../../lib/t.ts'
import { formTexts } from '../../locales/form.ts'
import { lifeTexts } from '../../locales/life.ts'
import { sharingTexts } from '../../locales/sharing.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { createLoaded } from './record/create-loaded.ts'
import { ReadRecord } from './record/read-record.tsx'
import { RecordSkeleton } from './record/record-skeleton.tsx'
import { type OfType, TypeInAddress } from './type-in-address.tsx'
import '../../styles/controls.css'
import '../../styles/form.css'
import '../../styles/links.css'
import '../../styles/record.css'

await loadArea('form', formTexts)
await loadArea('life', lifeTexts)
await loadArea('sharing', sharingTexts)

/** A record to be read. */
export const ShowRecord = () => <TypeInAddress action="read">{(of) => <Shown {...of} />}</TypeInAddress>

const Shown = (props: OfType) => {
  const { records } = useData()
  const drafts = useDrafts()
  const parameters = useParams<{ id: string }>()
  usePageTitle(() => say(props.type.label))
  const loaded = createLoaded(
    () => parameters.id,
    async (id, signal) => {
      const found = draftOf(drafts, { type: props.type.id, record: id })
      const shown = await records.show(props.type.id, id, signal)
      return { shown, draft: await found }
    },
    (one, other) => one.shown.version === other.shown.version && one.draft?.at === other.draft?.at,
  )
  loaded.reloadOnReturn()
  return (
    <Show when={!loaded.error()} fallback={<Trouble error={loaded.error()} onRetry={loaded.reload} />}>
      <Show when={loaded.value()} keyed fallback={<RecordSkeleton />}>
        {({ shown, draft }) => <ReadRecord {...props} shown={shown} draft={draft} onChanged={loaded.reload} />}
      </Show>
    </Show>
  )
}
