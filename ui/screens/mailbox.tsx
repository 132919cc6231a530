import { createResource, For, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import type { CapturedMail } from '../data/session.ts'
import { loadArea } from '../lib/catalogue.ts'
import { instantText } from '../lib/format.ts'
import { directionOf, shippedLocales } from '../lib/locale.ts'
import { pageHeading, usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { noticeTexts } from '../locales/notices.ts'
import { Empty } from '../parts/empty.tsx'
import { LanguageSwitch } from '../parts/frame/language-switch.tsx'
import { Trouble } from '../parts/trouble.tsx'
import '../styles/notices.css'

await loadArea('notices', noticeTexts)

/** The mails that a demonstration would have sent, newest first. */
export const Mailbox = () => {
  const { session } = useData()
  const [told, { refetch }] = createResource(() => session.mailbox())
  usePageTitle(() => t('mailbox'))
  return (
    <main class="mailbox">
      <LanguageSwitch locales={shippedLocales} />
      <h1 ref={pageHeading}>{t('mailbox')}</h1>
      <p>{t('mailbox.explained')}</p>
      <div class="form-foot">
        <button type="button" class="button" onClick={() => void refetch()}>
          {t('mailbox.again')}
        </button>
        <a class="button" href="/" target="_self">
          {t('home.go')}
        </a>
      </div>
      <Show when={!told.error} fallback={<Trouble error={told.error} onRetry={() => void refetch()} />}>
        <div class="mailbox-list">
          <For
            each={told.latest?.mails}
            fallback={
              <Show when={!told.loading}>
                <Empty title={t('mailbox.none')} />
              </Show>
            }
          >
            {(mail, index) => <Mail mail={mail} timeZone={told.latest?.timeZone ?? 'UTC'} isOpen={index() === 0} />}
          </For>
        </div>
      </Show>
    </main>
  )
}

const Mail = (props: { readonly mail: CapturedMail; readonly timeZone: string; readonly isOpen: boolean }) => (
  <details class="captured sheet" open={props.isOpen}>
    <summary>
      <strong lang={props.mail.locale} dir={directionOf(props.mail.locale)}>
        {props.mail.subject}
      </strong>
      <span class="captured-about">
        <bdi>{props.mail.to.name}</bdi> <bdi dir="ltr">{props.mail.to.address}</bdi> ·{' '}
        <time datetime={props.mail.at}>{instantText(props.mail.at, props.timeZone)}</time>
      </span>
    </summary>
    <p class="captured-text" lang={props.mail.locale} dir={directionOf(props.mail.locale)}>
      <For each={props.mail.text.trim().split(/(https?:\/\/\S+)/)}>
        {(part) => (
          <Show when={/^https?:\/\//.test(part)} fallback={part}>
            <a href={pathOf(part)} target="_self" dir="ltr">
              {part}
            </a>
          </Show>
        )}
      </For>
    </p>
  </details>
)

/** The demonstration may be looked at under another address than the one that its mails name. */
const pathOf = (link: string) => {
  const { pathname, search, hash } = new URL(link)
  return `${pathname}${search}${hash}`
}
