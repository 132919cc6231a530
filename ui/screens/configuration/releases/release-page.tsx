import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import { usePromotion } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Facts } from '../../settings/parts/facts.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { AreaPage } from '../parts/area-page.tsx'
import { createPlanning } from '../parts/create-planning.ts'
import { Faults } from '../parts/faults.tsx'
import { useWhen } from '../parts/when.ts'
import { refusalWords, short } from '../parts/words.ts'
import { PlanLines } from '../plan/plan-lines.tsx'

/** One release: what it says of itself, from which others it comes, and what was done with it here. */
export const ReleasePage = (props: { readonly id: string }) => {
  const promotion = usePromotion()
  const { actor } = useData()
  const when = useWhen()
  const planning = createPlanning()
  const [facts, { refetch }] = createResource(async () => {
    const [release, all, plans] = await Promise.all([
      promotion.release(props.id),
      promotion.releases(),
      promotion.plans(),
    ])
    return { release, all, plans: plans.filter((plan) => plan.release === release.hash) }
  })
  const may = (what: string) => actor().manages.includes(`configuration:${what}`)
  return (
    <AreaPage
      title={t('promotion.release')}
      at="releases"
      back={{ href: '/configuration', label: t('promotion.releases') }}
    >
      <Loaded value={facts.error ? undefined : facts.latest} error={facts.error} onRetry={() => void refetch()}>
        {(known) => {
          const release = () => known().release
          const isActive = () => known().all.active.content === release().content
          const held = (hash: string) => known().all.releases.find((each) => each.hash === hash)
          const signers = () =>
            release().signed_by.map((key) => (key === known().all.key.id ? t('promotion.key.own_short', { key }) : key))
          return (
            <>
              <section class="sheet admin-sheet">
                <h2>
                  <bdi>{t('promotion.version', { version: release().version })}</bdi>{' '}
                  <Show when={isActive()}>
                    <span class="state state-first">{t('promotion.active.mark')}</span>
                  </Show>
                </h2>
                <Show when={release().message}>
                  <p>
                    <bdi>{release().message}</bdi>
                  </p>
                </Show>
                <Facts
                  lines={[
                    { name: t('promotion.release.author'), text: release().author },
                    { name: t('promotion.release.signed'), text: signers().join(', ') },
                    {
                      name: t('promotion.release.received'),
                      text: t('promotion.held.by', { when: when(release().received_at), by: release().received_from }),
                    },
                    {
                      name: t('promotion.release.checked'),
                      text: [
                        t('promotion.release.scenarios', { count: release().checked.scenarios.passed }),
                        t('promotion.release.warnings', { count: release().checked.warnings }),
                      ].join(' · '),
                    },
                    {
                      name: t('promotion.release.engine'),
                      text: t('promotion.release.engine_range', release().engine),
                    },
                    {
                      name: t('promotion.release.files'),
                      text: t('promotion.release.files_count', { count: release().files.length }),
                    },
                    { name: t('promotion.release.hash'), text: release().hash, dir: 'ltr' },
                    { name: t('promotion.release.content'), text: release().content, dir: 'ltr' },
                    ...(release().base
                      ? [
                          {
                            name: t('promotion.release.base'),
                            text: t('promotion.version', { version: release().base?.version }),
                          },
                        ]
                      : []),
                  ]}
                />
                <Show when={planning.trouble()}>
                  <Notice tone="error">
                    <Faults faults={refusalWords(planning.trouble())} />
                  </Notice>
                </Show>
                <div class="admin-buttons">
                  <Show when={may('plan') && !isActive()}>
                    <button
                      type="button"
                      class="button button-main"
                      disabled={planning.busy()}
                      onClick={() => planning.to(release().hash)}
                    >
                      {t('promotion.plan.make')}
                    </button>
                  </Show>
                  <Show when={may('share')}>
                    <a
                      class="button"
                      href={`/api/v2/releases/${release().hash}/bundle`}
                      download={`release-${release().version}.json`}
                    >
                      <Icon name="download" />
                      {t('promotion.release.download')}
                    </a>
                  </Show>
                </div>
              </section>
              <section class="sheet admin-sheet" aria-labelledby="lineage">
                <h2 id="lineage">{t('promotion.lineage')}</h2>
                <p class="admin-quiet">{t('promotion.lineage.explained')}</p>
                <ol class="bare lineage">
                  <li class="lineage-self" aria-current="true">
                    <strong>
                      <bdi>{t('promotion.version', { version: release().version })}</bdi>
                    </strong>{' '}
                    <code dir="ltr">{short(release().hash)}</code>
                  </li>
                  <For each={release().ancestors.slice(0, 12)}>
                    {(hash) => (
                      <li>
                        <Show
                          when={held(hash)}
                          fallback={<span class="admin-quiet">{t('promotion.lineage.elsewhere')}</span>}
                        >
                          {(known) => (
                            <A href={`/configuration/releases/${hash}`}>
                              <bdi>{t('promotion.version', { version: known().version })}</bdi>
                            </A>
                          )}
                        </Show>{' '}
                        <code dir="ltr" class="admin-quiet">
                          {short(hash)}
                        </code>
                      </li>
                    )}
                  </For>
                </ol>
                <Show when={release().ancestors.length === 0}>
                  <p class="admin-quiet">{t('promotion.lineage.first')}</p>
                </Show>
                <Show when={release().ancestors.length > 12}>
                  <p class="admin-quiet">{t('promotion.lineage.more', { count: release().ancestors.length - 12 })}</p>
                </Show>
              </section>
              <Show when={known().plans.length > 0}>
                <section class="sheet admin-sheet" aria-labelledby="release-plans">
                  <h2 id="release-plans">{t('promotion.release.plans')}</h2>
                  <PlanLines plans={known().plans} />
                </section>
              </Show>
            </>
          )
        }}
      </Loaded>
    </AreaPage>
  )
}
