import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { OrderList } from '../order-list.tsx'
import { draftPlace } from '../sections.ts'
import { ThingHead } from '../thing-head.tsx'
import { wordsIn } from '../words-in.ts'
import type { DashboardJson, IndicatorJson, RoleJson } from './dashboard-json.ts'
import { AddNumber, Details, RemoveDashboard } from './dashboard-sheets.tsx'
import { IndicatorSheet } from './indicator-sheet.tsx'

/** One dashboard: how it is shown, who sees it, and its numbers. */
export const DashboardEditor = (props: { readonly id: string }) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const dashboards = draft.things<DashboardJson>(() => 'dashboard')
  const roles = draft.things<RoleJson>(() => 'role')
  const texts = draft.texts(() => ({ under: `dashboards/${props.id}/`, per: 1000 }))
  const dashboard = createMemo(() => dashboards.value()?.find(({ json }) => json.id === props.id)?.json)
  const [open, setOpen] = createSignal<IndicatorJson>()
  const [asked, setAsked] = createSignal<'details' | 'number' | 'remove'>()
  const wordsOf = ({ label, id }: Pick<IndicatorJson, 'label' | 'id'>) => wordsIn(label, draft.languages()) || id
  const seeing = () =>
    (roles.value() ?? [])
      .filter(({ json }) => json.dashboards?.includes(props.id))
      .map(({ json }) => wordsIn(json.label, draft.languages()) || json.id)
  const change = (indicators: readonly IndicatorJson[]) =>
    draft.attempt({ kind: 'change_dashboard', dashboard: props.id, set: { indicators } })
  const close = () => setAsked(undefined)
  return (
    <Loaded value={dashboards.value()} error={dashboards.error()} onRetry={dashboards.retry}>
      {() => (
        <Show when={dashboard()} fallback={<Empty title={t('drafts.gone')} />}>
          {(shown) => (
            <>
              <ThingHead name={wordsOf(shown())} id={props.id}>
                <button type="button" class="button button-small" onClick={() => setAsked('details')}>
                  <Icon name="edit" />
                  {t('drafts.dashboards.details')}
                </button>
                <button
                  type="button"
                  class="button button-small button-plain drafts-away"
                  onClick={() => setAsked('remove')}
                >
                  {t('drafts.remove')}
                </button>
              </ThingHead>
              <dl class="sheet admin-sheet drafts-facts">
                <div>
                  <dt>{t('drafts.dashboards.shown')}</dt>
                  <dd>{t(`drafts.dashboards.shown.${shown().shown ?? 'numbers'}`)}</dd>
                </div>
                <div>
                  <dt>{t('drafts.dashboards.roles')}</dt>
                  <dd>
                    <bdi>{seeing().join(t('list_separator')) || t('drafts.dashboards.nobody')}</bdi>
                  </dd>
                </div>
              </dl>
              <div class="draft-tools">
                <h3>{t('drafts.dashboards.numbers', { count: shown().indicators.length })}</h3>
                <button type="button" class="button" onClick={() => setAsked('number')}>
                  <Icon name="plus" />
                  {t('drafts.dashboards.add')}
                </button>
              </div>
              <OrderList
                label={t('drafts.dashboards.numbers', { count: shown().indicators.length })}
                items={shown().indicators}
                idOf={({ id }) => id}
                nameOf={wordsOf}
                onOrder={(order) =>
                  change(order.flatMap((id) => shown().indicators.filter((indicator) => indicator.id === id)))
                }
              >
                {(indicator) => (
                  <div class="order-line">
                    <span class="order-name">
                      <bdi dir="auto">{wordsOf(indicator)}</bdi>
                      <span class="admin-quiet">
                        <code dir="ltr">{[indicator.from, ...(indicator.by ?? [])].join(' · ')}</code>
                      </span>
                    </span>
                    <span class="order-ways">
                      <button type="button" class="button button-small button-plain" onClick={() => setOpen(indicator)}>
                        {t('drafts.open')}
                        <span class="unseen"> {wordsOf(indicator)}</span>
                      </button>
                      <Show when={shown().indicators.length > 1}>
                        <button
                          type="button"
                          class="button button-small button-plain drafts-away"
                          onClick={() => void change(shown().indicators.filter(({ id }) => id !== indicator.id))}
                        >
                          {t('drafts.remove')}
                          <span class="unseen"> {wordsOf(indicator)}</span>
                        </button>
                      </Show>
                    </span>
                  </div>
                )}
              </OrderList>
              <Show when={texts.value() && open()} keyed>
                {(indicator) => (
                  <IndicatorSheet
                    dashboard={shown()}
                    indicator={indicator}
                    texts={texts.value()?.rows ?? []}
                    onClose={() => setOpen(undefined)}
                  />
                )}
              </Show>
              <Show when={texts.value() && roles.value() && asked() === 'details'}>
                <Details
                  dashboard={shown()}
                  roles={(roles.value() ?? []).map(({ json }) => json)}
                  texts={texts.value()?.rows ?? []}
                  onClose={close}
                />
              </Show>
              <Show when={asked() === 'number'}>
                <AddNumber dashboard={shown()} onClose={close} />
              </Show>
              <Show when={asked() === 'remove'}>
                <RemoveDashboard
                  id={props.id}
                  name={wordsOf(shown())}
                  onGone={() => navigate(draftPlace(draft.id, 'dashboards'))}
                  onClose={close}
                />
              </Show>
            </>
          )}
        </Show>
      )}
    </Loaded>
  )
}
