import { Match, Switch } from 'solid-js'
import type { Kept } from '../../../drafts/draft.ts'
import { clockText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

/** Says quietly that what is typed is kept, and not quietly when it is not. */
export const DraftNote = (props: { readonly last: Kept | undefined }) => {
  const kept = () => (props.last?.kind === 'kept' ? props.last : undefined)
  const failed = () => (props.last && props.last.kind !== 'kept' ? props.last.kind : undefined)
  return (
    <Switch>
      <Match when={kept()}>
        {(draft) => (
          <p class="draft-note">
            <Icon name="draft" /> {t('draft.kept', { time: clockText(Date.parse(draft().at)) })}
          </p>
        )}
      </Match>
      <Match when={failed()}>
        {(why) => (
          <p class="draft-note draft-note-failed" role="alert">
            <Icon name="warning" /> {t(`draft.${why()}`)}
          </p>
        )}
      </Match>
    </Switch>
  )
}
