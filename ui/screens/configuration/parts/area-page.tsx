import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import { usePageTitle } from '../../../lib/page.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { PageHead } from '../../../parts/page-head.tsx'

const tabs = [
  { href: '/configuration', name: 'releases', says: 'promotion.releases', needs: 'configuration:read' },
  { href: '/configuration/plans', name: 'plans', says: 'promotion.plans', needs: 'configuration:read' },
  { href: '/drafts', name: 'drafts', says: 'place.drafts', needs: 'configuration:edit' },
  { href: '/configuration/receipts', name: 'receipts', says: 'promotion.receipts', needs: 'configuration:read' },
  { href: '/configuration/keys', name: 'keys', says: 'promotion.keys', needs: 'configuration:read' },
] as const

export type AreaTab = (typeof tabs)[number]['name']

/** The ways between the pages of the configuration, for each who may go there. */
export const AreaTabs = (props: { readonly at: AreaTab }) => {
  const { actor } = useData()
  return (
    <nav class="area-tabs" aria-label={t('promotion.area')}>
      <For each={tabs.filter(({ needs }) => actor().manages.includes(needs))}>
        {({ href, name, says }) => (
          <A
            class="area-tab"
            href={href}
            end
            {...(props.at === name && { 'aria-current': 'page' as const })}
            inactiveClass=""
            activeClass=""
          >
            {t(says)}
          </A>
        )}
      </For>
    </nav>
  )
}

interface AreaPageProps {
  readonly title: string
  readonly at: AreaTab
  readonly explained?: string
  /** Absent: one of the pages that the tabs lead to. */
  readonly back?: { readonly href: string; readonly label: string }
  readonly action?: JSX.Element
  readonly wide?: true
  readonly children: JSX.Element
}

/** What all pages of the configuration have around them. */
export const AreaPage = (props: AreaPageProps) => {
  usePageTitle(() => props.title)
  return (
    <div class="admin" classList={{ 'admin-wide': props.wide ?? false }}>
      <Show when={props.back} fallback={<AreaTabs at={props.at} />}>
        {(back) => (
          <A class="log-back" href={back().href}>
            <Icon name="back" />
            {back().label}
          </A>
        )}
      </Show>
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
