import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import type { PlanItem } from '../../../../engine/plan/plan.ts'
import { usePromotion } from '../../../data/promotion.ts'
import { dayText } from '../../../lib/format.ts'
import { numeral, t } from '../../../lib/t.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Facts } from '../../settings/parts/facts.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { AreaPage } from '../parts/area-page.tsx'
import { useWhen } from '../parts/when.ts'
import { totalsInWords, wordsOf } from '../parts/words.ts'
import { receiptTitle } from './receipts.tsx'

/** One receipt: who did what and when, with which decisions and numbers, signed. */
export const ReceiptPage = (props: { readonly id: string }) => {
  const promotion = usePromotion()
  const when = useWhen()
  const [facts, { refetch }] = createResource(async () => {
    const receipt = await promotion.receipt(props.id)
    const plan = receipt.plan === undefined ? undefined : await promotion.plan(receipt.plan).catch(() => undefined)
    return { receipt, items: new Map((plan?.items ?? []).map((item) => [item.id, item])) }
  })
  return (
    <AreaPage
      title={t('promotion.receipt')}
      at="receipts"
      back={{ href: '/configuration/receipts', label: t('promotion.receipts') }}
    >
      <Loaded value={facts.error ? undefined : facts.latest} error={facts.error} onRetry={() => void refetch()}>
        {(known) => {
          const receipt = () => known().receipt
          const says = (id: string) => {
            const item: PlanItem | undefined = known().items.get(id)
            return item ? wordsOf(item).says : id
          }
          return (
            <>
              <Notice tone={receipt().signed ? 'done' : 'error'}>
                <p>{t(receipt().signed ? 'promotion.receipt.signed' : 'promotion.receipt.not_signed')}</p>
              </Notice>
              <section class="sheet admin-sheet">
                <h2>{receiptTitle(receipt())}</h2>
                <Facts
                  lines={[
                    { name: t('promotion.receipt.when'), text: when(receipt().at) },
                    { name: t('promotion.receipt.who'), text: receipt().by || t('promotion.receipt.itself') },
                    ...(receipt().body.result
                      ? [{ name: t('promotion.receipt.result'), text: t('promotion.receipt.switched') }]
                      : []),
                    ...(receipt().body.item
                      ? [{ name: t('promotion.receipt.destroyed'), text: says(receipt().body.item ?? '') }]
                      : []),
                    ...(receipt().body.records === undefined
                      ? []
                      : [{ name: t('promotion.receipt.records'), text: numeral(receipt().body.records ?? 0) }]),
                    ...(receipt().body.restorePoint
                      ? [
                          {
                            name: t('promotion.receipt.restore_point'),
                            text: receipt().body.restorePoint,
                            dir: 'ltr' as const,
                          },
                        ]
                      : []),
                    { name: t('promotion.release.content'), text: receipt().content, dir: 'ltr' },
                    ...(receipt().bundle && receipt().bundle !== receipt().content
                      ? [{ name: t('promotion.release.hash'), text: receipt().bundle, dir: 'ltr' as const }]
                      : []),
                    { name: t('promotion.receipt.hash'), text: receipt().hash, dir: 'ltr' },
                    { name: t('promotion.receipt.previous'), text: receipt().previous_hash, dir: 'ltr' },
                    { name: t('promotion.receipt.signature'), text: receipt().signature, dir: 'ltr' },
                  ]}
                />
                <Show when={receipt().plan}>
                  {(plan) => (
                    <A class="admin-start" href={`/configuration/plans/${plan()}`}>
                      {t('promotion.receipt.plan')}
                    </A>
                  )}
                </Show>
              </section>
              <Show when={Object.keys(receipt().body.decisions ?? {}).length > 0}>
                <section class="sheet admin-sheet" aria-labelledby="receipt-decisions">
                  <h2 id="receipt-decisions">{t('promotion.receipt.decisions')}</h2>
                  <ul class="admin-lines bare">
                    <For each={Object.entries(receipt().body.decisions ?? {})}>
                      {([id, decision]) => (
                        <li>
                          <div>
                            {says(id)}
                            <p>
                              <strong>{t(`plan.decision.${decision.kind}`)}</strong>{' '}
                              <Show when={decision.on}>{(day) => dayText(day())}</Show>
                              <Show when={decision.options}>
                                {(options) => (
                                  <bdi>
                                    {Object.entries(options())
                                      .map(([from, to]) => `${from} → ${to}`)
                                      .join(', ')}
                                  </bdi>
                                )}
                              </Show>
                            </p>
                            <p class="admin-quiet">
                              {t('promotion.receipt.by', { when: when(decision.at), by: decision.by })}
                            </p>
                          </div>
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
              </Show>
              <Show when={(receipt().body.verdicts ?? []).length > 0}>
                <section class="sheet admin-sheet" aria-labelledby="receipt-verdicts">
                  <h2 id="receipt-verdicts">{t('promotion.approval')}</h2>
                  <ul class="admin-lines bare">
                    <For each={receipt().body.verdicts}>
                      {(verdict) => (
                        <li>
                          <div>
                            <strong>{t(`promotion.verdict.${verdict.verdict}`, { by: verdict.userName })}</strong>
                            <Show when={verdict.note}>
                              <p>
                                <bdi>{verdict.note}</bdi>
                              </p>
                            </Show>
                            <p class="admin-quiet">{when(verdict.at)}</p>
                          </div>
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
              </Show>
              <Show when={receipt().body.totals}>
                {(totals) => (
                  <section class="sheet admin-sheet" aria-labelledby="receipt-counts">
                    <h2 id="receipt-counts">{t('promotion.totals')}</h2>
                    <ul class="plan-totals">
                      <For each={totalsInWords(totals())}>{(line) => <li>{line}</li>}</For>
                    </ul>
                  </section>
                )}
              </Show>
            </>
          )
        }}
      </Loaded>
    </AreaPage>
  )
}
