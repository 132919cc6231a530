import { A, useParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { usePageTitle } from '../../../lib/page.ts'
import { say, t } from '../../../lib/t.ts'
import { formTexts } from '../../../locales/form.ts'
import { lifeTexts } from '../../../locales/life.ts'
import { logTexts } from '../../../locales/log.ts'
import { Icon } from '../../../parts/icon.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { Trouble } from '../../../parts/trouble.tsx'
import { NotFound } from '../../not-found.tsx'
import { createLoaded } from '../record/create-loaded.ts'
import { nameOfShown } from '../record/name-of-shown.ts'
import { type OfType, TypeInAddress } from '../type-in-address.tsx'
import '../../../styles/controls.css'
import '../../../styles/links.css'
import '../../../styles/log.css'

await Promise.all([loadArea('form', formTexts), loadArea('log', logTexts), loadArea('life', lifeTexts)])

export interface OfRecord extends OfType {
  readonly shown: ShownRecord
  readonly telling: Telling
}

interface LogOfRecordProps {
  readonly title: string
  /** What the reader must be allowed to do with the record. */
  readonly action: string
  readonly children: (of: OfRecord) => JSX.Element
}

/** A page about what became of the record that the address names, with the way back to it. */
export const LogOfRecord = (props: LogOfRecordProps) => (
  <TypeInAddress action="read">{(of) => <Loaded {...of} {...props} />}</TypeInAddress>
)

const Loaded = (props: OfType & LogOfRecordProps) => {
  const { records } = useData()
  const parameters = useParams<{ id: string }>()
  usePageTitle(() => props.title)
  const loaded = createLoaded(
    () => parameters.id,
    (id, signal) => records.show(props.type.id, id, signal),
    (one, other) => one.version === other.version,
  )
  const telling = createTelling(props.model)
  const name = (shown: ShownRecord) => nameOfShown(props.model, props.type, shown.record, telling)
  return (
    <div class="log-page">
      <Show when={!loaded.error()} fallback={<Trouble error={loaded.error()} onRetry={loaded.reload} />}>
        <Show when={loaded.value()} keyed fallback={<p role="status">{t('log.loading')}</p>}>
          {(shown) => (
            <Show when={shown.actions.includes(props.action)} fallback={<NotFound />}>
              <A class="log-back" href={`/r/${props.type.plural}/${shown.record.id}`}>
                <Icon name="back" /> <bdi>{name(shown) || say(props.type.label)}</bdi>
              </A>
              <PageHead title={props.title} quiet />
              {props.children({ model: props.model, type: props.type, shown, telling })}
            </Show>
          )}
        </Show>
      </Show>
    </div>
  )
}
