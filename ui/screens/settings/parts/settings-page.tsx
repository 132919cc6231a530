import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { usePageTitle } from '../../../lib/page.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { Trouble } from '../../../parts/trouble.tsx'

interface SettingsPageProps {
  readonly title: string
  readonly explained?: string | undefined
  readonly back?: { readonly href: string; readonly label: string }
  readonly action?: JSX.Element
  /** Tables need more than the width of a text. */
  readonly wide?: true
  readonly children: JSX.Element
}

/** What all pages of the settings have around them: the way back, the name, what it is for. */
export const SettingsPage = (props: SettingsPageProps) => {
  usePageTitle(() => props.title)
  return (
    <div class="admin" classList={{ 'admin-wide': props.wide ?? false }}>
      <A class="log-back" href={props.back?.href ?? '/settings'}>
        <Icon name="back" />
        {props.back?.label ?? t('settings')}
      </A>
      <PageHead title={props.title} quiet>
        {props.action}
      </PageHead>
      <Show when={props.explained}>
        <p class="admin-quiet">{props.explained}</p>
      </Show>
      {props.children}
    </div>
  )
}

interface LoadedProps<Value> {
  readonly value: Value | undefined
  readonly error: unknown
  readonly onRetry: () => void
  readonly children: (value: () => Value) => JSX.Element
}

/** What was fetched, or what kept it from being fetched. */
export const Loaded = <Value,>(props: LoadedProps<Value>) => (
  <Show when={!props.error} fallback={<Trouble error={props.error} onRetry={props.onRetry} />}>
    <Show when={props.value} fallback={<p role="status">{t('admin.loading')}</p>}>
      {(value) => props.children(value as () => Value)}
    </Show>
  </Show>
)

/** From page to page of a long list. */
export const Turn = (props: {
  readonly page: number
  readonly last: number
  readonly onTurn: (page: number) => void
}) => (
  <Show when={props.last > 1}>
    <nav class="log-turn" aria-label={t('pager')}>
      <button
        type="button"
        class="button button-small"
        disabled={props.page <= 1}
        onClick={() => props.onTurn(props.page - 1)}
      >
        <Icon name="back" /> {t('pager.previous')}
      </button>
      <span class="figures">{t('admin.page_of', { page: props.page, last: props.last })}</span>
      <button
        type="button"
        class="button button-small"
        disabled={props.page >= props.last}
        onClick={() => props.onTurn(props.page + 1)}
      >
        {t('pager.next')} <Icon name="next" />
      </button>
    </nav>
  </Show>
)
