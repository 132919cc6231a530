import { type JSX, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { troubleText } from '../../../parts/trouble.tsx'
import type { Pages } from './create-pages.ts'

interface PagedProps {
  readonly pages: Pages<unknown>
  /** Said where there is nothing. */
  readonly none: string
  readonly children: JSX.Element
}

/** What stands around a list that is fetched page by page: that it comes, that there is nothing, that there is more. */
export const Paged = (props: PagedProps) => (
  <>
    <Show
      when={props.pages.rows()?.length}
      fallback={
        <Show when={props.pages.rows()}>
          <p class="panel-word">{props.none}</p>
        </Show>
      }
    >
      {props.children}
    </Show>
    <Show when={props.pages.error()}>
      <p class="issue-error" role="alert">
        {t('panel.trouble')} {troubleText(props.pages.error())}
      </p>
    </Show>
    <Show when={props.pages.loading()}>
      <p class="panel-word" role="status">
        {t('panel.loading')}
      </p>
    </Show>
    <Show when={!props.pages.loading() && (props.pages.error() || props.pages.hasMore())}>
      <button type="button" class="button button-small" onClick={() => void props.pages.more()}>
        {t(props.pages.error() ? 'panel.retry' : 'panel.more')}
      </button>
    </Show>
  </>
)
