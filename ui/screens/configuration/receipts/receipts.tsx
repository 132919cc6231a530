import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { type ReceiptLine, usePromotion } from '../../../data/promotion.ts'
import { dayText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { AreaPage } from '../parts/area-page.tsx'
import { useWhen } from '../parts/when.ts'
import { PurgesAhead, purgeWords } from '../releases/purges-ahead.tsx'

export const receiptTitle = ({ kind, body }: ReceiptLine): string =>
  t(`promotion.receipt.${kind}`, { version: body.version ?? '', count: body.records ?? 0 })

/** Everything that was ever applied here, gone back to or destroyed: signed, chained, never changed. */
export const Receipts = () => {
  const promotion = usePromotion()
  const when = useWhen()
  const [facts, { refetch }] = createResource(() => promotion.releases())
  return (
    <AreaPage title={t('promotion.receipts')} at="receipts" explained={t('promotion.receipts.explained')}>
      <Loaded value={facts.error ? undefined : facts.latest} error={facts.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <Show
              when={known().receipts_whole}
              fallback={
                <Notice tone="error">
                  <p>{t('promotion.receipts.broken')}</p>
                </Notice>
              }
            >
              <Show when={known().receipts.length > 0}>
                <Notice tone="done">
                  <p>{t('promotion.receipts.whole')}</p>
                </Notice>
              </Show>
            </Show>
            <PurgesAhead purges={known().purges.filter(({ done_at: done }) => done === undefined)} />
            <Show when={known().receipts.length > 0} fallback={<Empty title={t('promotion.receipts.none')} />}>
              <section class="sheet admin-sheet">
                <ul class="admin-lines bare">
                  <For each={known().receipts}>
                    {(receipt) => (
                      <li>
                        <div>
                          <A href={`/configuration/receipts/${receipt.seq}`}>
                            <strong>{receiptTitle(receipt)}</strong>
                          </A>
                          <p class="admin-quiet">
                            {receipt.by
                              ? t('promotion.receipt.by', { when: when(receipt.at), by: receipt.by })
                              : when(receipt.at)}
                          </p>
                        </div>
                        <span class="figures admin-quiet">
                          {t('promotion.receipt.number', { number: receipt.seq })}
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
            <Show when={known().purges.some(({ done_at: done }) => done !== undefined)}>
              <section class="sheet admin-sheet" aria-labelledby="purged">
                <h2 id="purged">{t('promotion.purged')}</h2>
                <ul class="admin-lines bare">
                  <For each={known().purges.filter(({ done_at: done }) => done !== undefined)}>
                    {(purge) => (
                      <li>
                        <div>
                          {purgeWords(purge)}
                          <p class="admin-quiet">
                            {t('promotion.purged.on', { day: dayText((purge.done_at ?? '').slice(0, 10)) })}
                          </p>
                        </div>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Loaded>
    </AreaPage>
  )
}
