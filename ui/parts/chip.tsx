import { t } from '../lib/t.ts'
import { Icon } from './icon.tsx'

/** Something that narrows what is shown, and can be taken away. */
export const Chip = (props: { readonly label: string; readonly onRemove: () => void }) => (
  <span class="chip">
    <bdi>{props.label}</bdi>
    <button
      type="button"
      class="chip-remove"
      aria-label={t('chip.remove', { name: props.label })}
      onClick={props.onRemove}
    >
      <Icon name="close" />
    </button>
  </span>
)
