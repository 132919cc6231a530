import { useSearchParams } from '@solidjs/router'
import { createEffect, For, Show } from 'solid-js'
import { own } from '../../../engine/lib/own.ts'
import { useData } from '../../data/data.tsx'
import { draftOf, useDrafts } from '../../drafts/drafts.ts'
import { loadArea } from '../../lib/catalogue.ts'
import { usePageTitle } from '../../lib/page.ts'
import { say, t } from '../../lib/t.ts'
import { createToday } from '../../lib/today.ts'
import { formTexts } from '../../locales/form.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { FillRecord } from './fill/fill-record.tsx'
import { type OriginParameters, originIn } from './new/address-of-new.ts'
import { begunFrom } from './new/begun-from.ts'
import { createLoaded } from './record/create-loaded.ts'
import { RecordSkeleton } from './record/record-skeleton.tsx'
import { type OfType, TypeInAddress } from './type-in-address.tsx'
import '../../styles/controls.css'
import '../../styles/form.css'
import '../../styles/links.css'
import '../../styles/record.css'

await loadArea('form', formTexts)

/** A new record. Its id stands in the address from the start, so that a reload comes back to the same draft. */
export const NewRecord = () => <TypeInAddress action="create">{(of) => <New {...of} />}</TypeInAddress>

const New = (props: OfType) => {
  const { actor, records } = useData()
  const drafts = useDrafts()
  const today = createToday(() => props.model.instance.timeZone)
  const [parameters, setParameters] = useSearchParams<{ draft?: string; programme?: string } & OriginParameters>()
  createEffect(() => {
    if (!parameters.draft) setParameters({ draft: crypto.randomUUID() }, { replace: true })
  })
  const programmes = () => props.type.programmes.filter((id) => actor().programmes.includes(id))
  const loaded = createLoaded(
    () => parameters.draft,
    async (id, signal) => {
      if (!id) return undefined
      const draft = await draftOf(drafts, { type: props.type.id, record: id })
      const origin = originIn(parameters)
      // A record that cannot be had leaves the new one as blank as any.
      const source =
        draft || !origin ? undefined : await records.show(origin.type, origin.id, signal).catch(() => undefined)
      const begun = source && origin && begunFrom(props.model, props.type, origin, source, today())
      const from = origin && own(props.model.recordTypes, origin.type)
      const back = from && 'field' in origin ? `/r/${from.plural}/${origin.id}` : undefined
      return { id, draft, begun, back, programme: source?.record['module_id'] }
    },
  )
  const programme = () =>
    loaded.value()?.draft?.programme ??
    programmes().find((id) => id === parameters.programme) ??
    programmes().find((id) => id === loaded.value()?.programme) ??
    (programmes().length === 1 ? programmes()[0] : undefined)
  return (
    <Show when={loaded.value()} keyed fallback={<RecordSkeleton />}>
      {({ id, draft, begun, back }) => (
        <Show
          when={programme() !== undefined || programmes().length === 0}
          fallback={
            <Programmes {...props} offered={programmes()} onChoose={(chosen) => setParameters({ programme: chosen })} />
          }
        >
          <FillRecord
            {...props}
            id={id}
            programme={programme()}
            shown={undefined}
            draft={draft}
            begun={begun}
            back={back}
          />
        </Show>
      )}
    </Show>
  )
}

interface ProgrammesProps extends OfType {
  readonly offered: readonly string[]
  readonly onChoose: (programme: string) => void
}

/** A record belongs to one programme for good, so somebody who works in several says which. */
const Programmes = (props: ProgrammesProps) => {
  const title = () => say(props.type.newLabel) || t('list.new', { type: say(props.type.label) })
  usePageTitle(title)
  return (
    <div class="record-page">
      <PageHead title={title()} />
      <section class="sheet programmes" aria-labelledby="programmes">
        <h2 id="programmes">{t('record.programme')}</h2>
        <For each={props.model.instance.programmes.filter(({ id }) => props.offered.includes(id))}>
          {(programme) => (
            <button type="button" class="button" onClick={() => props.onChoose(programme.id)}>
              {say(programme.name)}
            </button>
          )}
        </For>
      </section>
    </div>
  )
}
