import { useSearchParams } from '@solidjs/router'
import { createMemo, createResource, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import { loadArea } from '../lib/catalogue.ts'
import { createWide } from '../lib/create-wide.ts'
import { usePageTitle } from '../lib/page.ts'
import { numeral, t } from '../lib/t.ts'
import { lifeTexts } from '../locales/life.ts'
import { logTexts } from '../locales/log.ts'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { AuditFilters } from './audit/audit-filters.tsx'
import { AuditCards, AuditTable } from './audit/audit-rows.tsx'
import { mayReadAudit } from './audit/may-read-audit.ts'
import { NotFound } from './not-found.tsx'
import { createLoaded } from './records/record/create-loaded.ts'
import '../styles/log.css'

await Promise.all([loadArea('log', logTexts), loadArea('life', lifeTexts)])

const per = 50

export interface AuditAsked {
  readonly user_name?: string
  readonly deed?: string
  readonly type?: string
  readonly from?: string
  readonly to?: string
  /** Of what screens read by themselves: shown too. */
  readonly all?: string
  readonly page?: string
}

/** What everybody did, for those who watch over it: narrowed by time, person, deed and kind of record. */
export const Audit = () => {
  const { actor } = useData()
  return (
    <Show when={mayReadAudit(actor())} fallback={<NotFound />}>
      <Log />
    </Show>
  )
}

const Log = () => {
  const { logs, actor, model } = useData()
  const [asked, setAsked] = useSearchParams<{ [Name in keyof AuditAsked]: string }>()
  const [choices] = createResource(() => logs.auditChoices().catch(() => undefined))
  usePageTitle(() => t('audit'))
  const put = (change: AuditAsked) =>
    setAsked({ page: undefined, ...change } as Record<string, string | undefined>, { replace: true })
  const page = () => Math.max(1, Number(asked.page) || 1)
  const filters = createMemo(() => ({
    user_name: asked.user_name,
    audit_log_actions: asked.deed,
    record_type: asked.type,
    from: asked.from,
    to: asked.to,
    automatic: asked.all || asked.deed ? undefined : 'false',
    page: String(page()),
    per: String(per),
  }))
  const loaded = createLoaded(filters, (of, signal) => logs.audit(of, signal))
  const wide = createWide('64rem')
  const last = () => Math.ceil((loaded.value()?.total ?? 0) / per)
  const sight = { zone: () => model().instance.timeZone, model }
  return (
    <div class="log-page log-page-wide">
      <PageHead title={t('audit')} quiet />
      <p class="audit-quiet">
        {t('audit.explained')} <Show when={!actor().manages.includes('audit:read')}>{t('audit.mine')}</Show>
      </p>
      <AuditFilters asked={asked} choices={choices()} put={put} />
      <section class="sheet" aria-label={t('audit.entries')} aria-busy={loaded.value() === undefined}>
        <Show when={!loaded.error()} fallback={<Trouble error={loaded.error()} onRetry={loaded.reload} />}>
          <Show when={loaded.value()} fallback={<p role="status">{t('log.loading')}</p>}>
            {(found) => (
              <Show
                when={found().rows.length > 0}
                fallback={<Empty title={t('audit.none')} text={t('audit.none.explained')} />}
              >
                <Show when={wide()} fallback={<AuditCards rows={found().rows} {...sight} />}>
                  <AuditTable rows={found().rows} {...sight} />
                </Show>
                <Show when={found().more}>
                  <p class="audit-quiet">{t('log.more_than', { total: found().total })}</p>
                </Show>
              </Show>
            )}
          </Show>
        </Show>
      </section>
      <Show when={last() > 1}>
        <nav class="log-turn" aria-label={t('pager')}>
          <button
            type="button"
            class="button button-small"
            disabled={page() <= 1}
            onClick={() => put({ page: String(page() - 1) })}
          >
            <Icon name="back" /> {t('pager.previous')}
          </button>
          <span class="figures">
            {numeral(page())} / {numeral(last())}
          </span>
          <button
            type="button"
            class="button button-small"
            disabled={page() >= last()}
            onClick={() => put({ page: String(page() + 1) })}
          >
            {t('pager.next')} <Icon name="next" />
          </button>
        </nav>
      </Show>
    </div>
  )
}
