import { A, useParams, useSearchParams } from '@solidjs/router'
import { createMemo, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { usePageTitle } from '../../lib/page.ts'
import { say, t } from '../../lib/t.ts'
import { formTexts } from '../../locales/form.ts'
import { lifeTexts } from '../../locales/life.ts'
import { logTexts } from '../../locales/log.ts'
import { Icon } from '../../parts/icon.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { PastForms } from './log/past-forms.tsx'
import { createLoaded } from './record/create-loaded.ts'
import { RecordSkeleton } from './record/record-skeleton.tsx'
import { type OfType, TypeInAddress } from './type-in-address.tsx'
import '../../styles/controls.css'
import '../../styles/form.css'
import '../../styles/links.css'
import '../../styles/record.css'
import '../../styles/log.css'

await Promise.all([loadArea('form', formTexts), loadArea('log', logTexts), loadArea('life', lifeTexts)])

/** A record as it stood at a version, or when a day was over; only to be read. */
export const AsItWas = () => <TypeInAddress action="read">{(of) => <Past {...of} />}</TypeInAddress>

const Past = (props: OfType) => {
  const { logs } = useData()
  const parameters = useParams<{ id: string }>()
  const [when] = useSearchParams<{ version?: string; date?: string }>()
  usePageTitle(() => say(props.type.label))
  const key = createMemo(() => `${parameters.id} ${when.version ?? ''} ${when.date ?? ''}`)
  const loaded = createLoaded(key, (_, signal) =>
    logs.asItWas(props.type.id, parameters.id, { version: when.version, date: when.date }, signal),
  )
  const today = () => `/r/${props.type.plural}/${parameters.id}`
  return (
    <Show
      when={!loaded.error()}
      fallback={
        <div class="log-page">
          <A class="log-back" href={today()}>
            <Icon name="back" /> {t('log.past.back')}
          </A>
          <Trouble error={loaded.error()} onRetry={loaded.reload} />
        </div>
      }
    >
      <Show when={loaded.value()} keyed fallback={<RecordSkeleton />}>
        {(past) => <PastForms {...props} past={past} />}
      </Show>
    </Show>
  )
}
