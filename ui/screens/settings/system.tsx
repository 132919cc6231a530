import { createResource, createSignal, For, onCleanup, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { KeptBackup, SystemFacts } from '../../data/administration-reports.ts'
import { useData } from '../../data/data.tsx'
import { bytesText } from '../../lib/bytes-text.ts'
import { instantText } from '../../lib/format.ts'
import { numeral, t } from '../../lib/t.ts'
import { Notice } from '../../parts/notice.tsx'
import { toast } from '../../parts/toasts.tsx'
import { Facts } from './parts/facts.tsx'
import { refusalText } from './parts/refusal-text.ts'
import { Loaded, SettingsPage } from './parts/settings-page.tsx'

const lookAgain = 4000

/** How the instance is: what asks for attention first, then what it is and holds, and how it was cared for. */
export const System = () => {
  const administration = useAdministration()
  const { actor, model } = useData()
  const [facts, { refetch, mutate }] = createResource(() => administration.get<SystemFacts>('/system'))
  const [backups, { refetch: lookForBackups }] = createResource(
    () => administration.get<readonly KeptBackup[]>('/backups').catch(() => []),
    { initialValue: [] },
  )
  const shown = () => (facts.error ? undefined : facts.latest)
  const [trouble, setTrouble] = createSignal<unknown>()
  const when = (instant: string | null | undefined) =>
    instant ? instantText(instant, model().instance.timeZone) : t('admin.never')
  const timer = setInterval(() => {
    if ((shown()?.running.length ?? 0) === 0) return
    void refetch()
    void lookForBackups()
  }, lookAgain)
  onCleanup(() => clearInterval(timer))
  const begin = async (path: string, begun: string) => {
    setTrouble(undefined)
    try {
      mutate(await administration.send<SystemFacts>('POST', path))
      toast(begun)
    } catch (error) {
      setTrouble(() => error)
    }
  }
  const is = (care: 'check' | 'backup') => shown()?.running.includes(care) ?? false
  const whole = ({ whole: isWhole }: { readonly whole: boolean }) =>
    t(isWhole ? 'admin.system.whole' : 'admin.system.not_whole')
  const facing = (known: SystemFacts) => [
    {
      name: t('admin.system.version'),
      text: [known.version, known.build].filter(Boolean).join(' · '),
      dir: 'ltr' as const,
    },
    { name: t('admin.system.since'), text: when(known.uptime.started_at) },
    { name: t('admin.system.release'), text: known.release?.version, dir: 'ltr' as const },
    { name: t('admin.system.release_since'), text: when(known.release?.activated_at) },
    {
      name: t('admin.system.disk'),
      text: t('admin.system.free', {
        free: bytesText(known.disk.free_bytes),
        total: bytesText(known.disk.total_bytes),
      }),
    },
    { name: t('admin.system.database'), text: bytesText(known.database.bytes + known.database.wal_bytes) },
    { name: t('admin.system.memory'), text: bytesText(known.uptime.memory.rss_bytes) },
    { name: t('admin.system.records'), text: numeral(known.holdings.records) },
    { name: t('admin.system.people'), text: numeral(known.holdings.people) },
    { name: t('admin.system.audit_entries'), text: numeral(known.holdings.audit_entries) },
    { name: t('admin.system.unsettled'), text: numeral(known.unsettled) },
    {
      name: t('admin.system.mail'),
      text: known.mail.configured
        ? t('admin.system.mail.is', { waiting: known.mail.queued, failed: known.mail.failed })
        : t('admin.system.mail.none'),
    },
  ]
  return (
    <SettingsPage title={t('admin.system')}>
      <Loaded value={shown()} error={facts.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <Show
              when={known().warnings.length > 0}
              fallback={
                <Notice tone="done">
                  <p>{t('admin.system.well')}</p>
                </Notice>
              }
            >
              <Notice tone="attention">
                <ul class="admin-warnings bare">
                  <For each={known().warnings}>{(warning) => <li>{t(`admin.system.warning.${warning}`)}</li>}</For>
                </ul>
              </Notice>
            </Show>
            <Show when={trouble()}>
              <Notice tone="error">
                <p>{refusalText(trouble())}</p>
              </Notice>
            </Show>
            <section class="sheet admin-sheet">
              <Facts lines={facing(known())} />
            </section>
            <section class="sheet admin-sheet">
              <h2>{t('admin.system.check')}</h2>
              <Show when={known().check} fallback={<p class="admin-quiet">{t('admin.system.check.never')}</p>}>
                {(check) => (
                  <Facts
                    lines={[
                      { name: t('admin.system.checked'), text: when(check().at) },
                      { name: t('admin.system.database'), text: whole(check().database) },
                      { name: t('admin.system.audit_entries'), text: whole(check().audit) },
                      {
                        name: t('admin.system.records'),
                        text: t('admin.system.of', { bad: check().records.broken, total: check().records.seen }),
                      },
                      {
                        name: t('admin.system.files'),
                        text: t('admin.system.of', {
                          bad: check().files.missing + check().files.altered,
                          total: check().files.seen,
                        }),
                      },
                    ]}
                  />
                )}
              </Show>
              <button
                type="button"
                class="button admin-start"
                disabled={is('check')}
                onClick={() => void begin('/system/check', t('admin.system.check.begun'))}
              >
                {t(is('check') ? 'admin.system.check.running' : 'admin.system.check.now')}
              </button>
            </section>
            <section class="sheet admin-sheet">
              <h2>{t('admin.system.backups')}</h2>
              <p class="admin-quiet">
                {known().backup.configured
                  ? t('admin.system.backups.explained', { kept: known().backup.kept ?? 0 })
                  : t('admin.system.backups.not_configured')}
              </p>
              <Facts
                lines={[
                  { name: t('admin.system.backup.last'), text: when(known().backup.last?.at) },
                  ...(known().backup.failed
                    ? [{ name: t('admin.system.backup.failed'), text: when(known().backup.failed?.at) }]
                    : []),
                  {
                    name: t('admin.system.restore_points'),
                    text: known()
                      .restore_points.map((at) => when(at))
                      .join(t('list_separator')),
                  },
                ]}
              />
              <ul class="admin-lines bare">
                <For each={backups.latest}>
                  {(backup) => (
                    <li>
                      <div>
                        <bdi dir="ltr" class="admin-file">
                          {backup.file}
                        </bdi>
                        <p class="admin-quiet">
                          {when(backup.at)} · {bytesText(backup.bytes)}
                        </p>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
              <Show when={known().backup.configured && actor().manages.includes('backups:write')}>
                <button
                  type="button"
                  class="button admin-start"
                  disabled={is('backup')}
                  onClick={() => void begin('/backups', t('admin.system.backup.begun'))}
                >
                  {t(is('backup') ? 'admin.system.backup.running' : 'admin.system.backup.now')}
                </button>
              </Show>
            </section>
          </>
        )}
      </Loaded>
    </SettingsPage>
  )
}
