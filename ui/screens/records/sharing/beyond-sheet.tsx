import { createSignal, For, Show } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import type { TransitionKind } from '../../../../engine/transitions/transition-kind.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { createReading } from '../../../lib/create-reading.ts'
import { nameOfRecord } from '../../../lib/record-name.ts'
import { say, t } from '../../../lib/t.ts'
import { namedOf, recordText } from '../../../lib/value-text.ts'
import { formTexts } from '../../../locales/form.ts'
import { linkingTexts } from '../../../locales/linking.ts'
import { Sheet } from '../../../parts/sheet.tsx'
import { seenBeyond } from '../list/create-list.ts'
import { StateMark } from '../list/state-mark.tsx'
import { actionNamed } from './named.ts'
import { StartSheet } from './start-sheet.tsx'
import '../../../styles/controls.css'
import '../../../styles/form.css'
import '../../../styles/sharing.css'

await Promise.all([loadArea('form', formTexts), loadArea('linking', linkingTexts)])

interface BeyondSheetProps {
  readonly type: RecordType
  readonly record: WireRecord
  readonly onClose: () => void
}

/** What may be seen of a record beyond reach, and the way to ask for it. */
export const BeyondSheet = (props: BeyondSheetProps) => {
  const { type, record, onClose } = props
  const { model, actor } = useData()
  const telling = createTelling(model())
  const names = seenBeyond(type)
    .filter((id) => !type.title.includes(id))
    .flatMap((id) => namedOf(type, id) ?? [])
  const reading = createReading(() => new Set(names.map(({ kind }) => kind)))
  const name = () => nameOfRecord(record, type, reading())
  const [asking, setAsking] = createSignal<TransitionKind>()
  const programme = String(record['module_id'] ?? '')
  const kinds = (type.lifecycle?.transitions ?? []).filter(
    ({ id, fromBeyond, programmes }) =>
      fromBeyond && programmes.includes(programme) && actor().actions[type.id]?.includes(id) && actionNamed(type, id),
  )
  const shown = { record, version: Number(record['version'] ?? 0), actions: [], forms: {} }
  return (
    <>
      <Sheet
        open={!asking()}
        onClose={onClose}
        title={t('linking.beyond')}
        place="centre"
        foot={
          <>
            <For each={kinds}>
              {(kind) => (
                <button type="button" class="button button-main" onClick={() => setAsking(kind)}>
                  {say(actionNamed(type, kind.id)?.label) || say(kind.label)}
                </button>
              )}
            </For>
            <button type="button" class="button" onClick={onClose}>
              {t('linking.close')}
            </button>
          </>
        }
      >
        <p class="ask-about">
          <bdi>{name()}</bdi> <StateMark type={type} record={record} />
        </p>
        <Show when={record['photo_url']}>
          {(address) => <img class="beyond-photo" src={String(address())} alt={t('linking.beyond.photo')} />}
        </Show>
        <p>{t('linking.beyond.explained')}</p>
        <dl class="linking-facts" tabindex="0" aria-label={t('linking.beyond')}>
          <For each={names}>
            {(named) => (
              <Show when={recordText(record, named, reading())}>
                {(text) => (
                  <div>
                    <dt>{named.label}</dt>
                    <dd>
                      <bdi>{text()}</bdi>
                    </dd>
                  </div>
                )}
              </Show>
            )}
          </For>
        </dl>
      </Sheet>
      <Show when={asking()} keyed>
        {(kind) => (
          <StartSheet
            type={type}
            shown={shown}
            name={name()}
            telling={telling}
            action={{
              id: kind.id,
              label: say(actionNamed(type, kind.id)?.label),
              description: say(actionNamed(type, kind.id)?.description),
              asks: actionNamed(type, kind.id)?.asks ?? [],
            }}
            kind={kind}
            hasDraft={false}
            opener={undefined}
            beyond
            onClose={onClose}
            onDone={() => undefined}
          />
        )}
      </Show>
    </>
  )
}
