import { createResource, createSignal, For, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { type InstanceKey, type TrustedKeyFacts, usePromotion } from '../../data/promotion.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { toast } from '../../parts/toasts.tsx'
import { EditSheet } from '../settings/parts/edit-sheet.tsx'
import { question } from '../settings/parts/questions.ts'
import { Loaded } from '../settings/parts/settings-page.tsx'
import { AreaPage } from './parts/area-page.tsx'
import { useWhen } from './parts/when.ts'

/** Whose releases are taken here, and the key with which this instance signs its own. */
export const Keys = () => {
  const promotion = usePromotion()
  const { actor } = useData()
  const mayShare = () => actor().manages.includes('configuration:share')
  const [facts, { refetch }] = createResource(async () => ({
    own: (await promotion.releases()).key,
    trusted: mayShare() ? await promotion.keys() : undefined,
  }))
  const [adding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<TrustedKeyFacts>()
  return (
    <AreaPage
      title={t('promotion.keys')}
      at="keys"
      explained={t('promotion.keys.explained')}
      action={
        <Show when={mayShare()}>
          <button type="button" class="button button-main page-action" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('promotion.keys.trust')}
          </button>
        </Show>
      }
    >
      <Loaded value={facts.error ? undefined : facts.latest} error={facts.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <OwnKey of={known().own} />
            <Show when={known().trusted}>{(trusted) => <TrustedKeys keys={trusted()} onRemove={setRemoving} />}</Show>
            <Between />
          </>
        )}
      </Loaded>
      <Show when={adding()}>
        <EditSheet
          heading={t('promotion.keys.trust')}
          verb={t('promotion.keys.trust')}
          fields={[
            question('name', 'text', t('promotion.keys.name'), { required: true, help: t('promotion.keys.name.help') }),
            question('public_key', 'text', t('promotion.keys.key'), {
              required: true,
              help: t('promotion.keys.key.help'),
            }),
          ]}
          save={(_, { name, public_key: key }) => promotion.trust({ name, public_key: bareKey(String(key)) })}
          onDone={() => {
            toast(t('promotion.keys.trusted'))
            void refetch()
          }}
          onClose={() => setAdding(false)}
        >
          <p>{t('promotion.keys.trust.explained')}</p>
        </EditSheet>
      </Show>
      <Show when={removing()} keyed>
        {(key) => (
          <EditSheet
            heading={t('promotion.keys.remove_of', { name: key.name })}
            verb={t('promotion.keys.remove')}
            danger
            fields={[]}
            save={() => promotion.distrust(key.id)}
            onDone={() => {
              toast(t('promotion.keys.removed'))
              void refetch()
            }}
            onClose={() => setRemoving(undefined)}
          >
            <p>{t('promotion.keys.remove.explained')}</p>
          </EditSheet>
        )}
      </Show>
    </AreaPage>
  )
}

/** Copied out of a file it has lines around it and breaks in it. */
const bareKey = (text: string): string => text.replaceAll(/-----[^-]*-----/g, '').replaceAll(/\s/g, '')

const OwnKey = (props: { readonly of: InstanceKey }) => {
  const file = () => `data:text/plain;charset=utf-8,${encodeURIComponent(`${props.of.public_key}\n`)}`
  const copy = () =>
    navigator.clipboard.writeText(props.of.public_key).then(
      () => toast(t('promotion.keys.copied')),
      () => toast(t('promotion.keys.not_copied')),
    )
  return (
    <section class="sheet admin-sheet" aria-labelledby="own-key">
      <h2 id="own-key">{t('promotion.keys.own')}</h2>
      <p class="admin-quiet">{t('promotion.keys.own.explained')}</p>
      <code class="plan-key" dir="ltr">
        {props.of.public_key}
      </code>
      <p class="admin-quiet">{t('promotion.keys.id', { id: props.of.id })}</p>
      <div class="admin-buttons">
        <button type="button" class="button button-small" onClick={() => void copy()}>
          {t('promotion.keys.copy')}
        </button>
        <a class="button button-small" href={file()} download={`${props.of.id}.pub`}>
          <Icon name="download" />
          {t('promotion.keys.download')}
        </a>
      </div>
    </section>
  )
}

const TrustedKeys = (props: {
  readonly keys: readonly TrustedKeyFacts[]
  readonly onRemove: (key: TrustedKeyFacts) => void
}) => {
  const when = useWhen()
  return (
    <section class="sheet admin-sheet" aria-labelledby="trusted">
      <h2 id="trusted">{t('promotion.keys.theirs')}</h2>
      <Show when={props.keys.length > 0} fallback={<p class="admin-quiet">{t('promotion.keys.none')}</p>}>
        <ul class="admin-lines bare">
          <For each={props.keys}>
            {(key) => (
              <li>
                <div>
                  <strong>
                    <bdi>{key.name}</bdi>
                  </strong>
                  <p>
                    <code class="plan-key" dir="ltr">
                      {key.public_key}
                    </code>
                  </p>
                  <p class="admin-quiet">
                    {t('promotion.keys.added', { id: key.id, when: when(key.added_at), by: key.added_by })}
                  </p>
                </div>
                <button
                  type="button"
                  class="button button-small"
                  aria-label={t('promotion.keys.remove_of', { name: key.name })}
                  onClick={() => props.onRemove(key)}
                >
                  {t('promotion.keys.remove')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

/** How releases get from one instance to another without a file in somebody's hand. */
const Between = () => (
  <section class="sheet admin-sheet" aria-labelledby="between">
    <h2 id="between">{t('promotion.between')}</h2>
    <p class="admin-quiet">{t('promotion.between.explained')}</p>
    <dl class="admin-facts between">
      <div>
        <dt>{t('promotion.between.push')}</dt>
        <dd>
          <code dir="ltr">{`formwork push FILE --to ${location.origin} --token-file TOKEN`}</code>
        </dd>
      </div>
      <div>
        <dt>{t('promotion.between.pull')}</dt>
        <dd>
          <code dir="ltr">{`formwork pull --from ${location.origin} --token-file TOKEN --key KEY --out FILE`}</code>
        </dd>
      </div>
    </dl>
  </section>
)
