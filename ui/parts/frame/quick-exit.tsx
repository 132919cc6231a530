import { t } from '../../lib/t.ts'
import { Icon } from '../icon.tsx'

const neutral = 'https://www.wikipedia.org/'

/** Leaves at once to a page that says nothing. What was typed is kept as a draft; Back does not come straight here. */
export const QuickExit = (props: { readonly to: string | undefined }) => (
  <button
    type="button"
    class="quick-exit"
    title={t('quick_exit.help')}
    onClick={() => {
      document.body.hidden = true
      document.title = ''
      window.location.replace(props.to ?? neutral)
    }}
  >
    <Icon name="leave" />
    {t('quick_exit')}
  </button>
)
