import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { OfType } from '../type-in-address.tsx'

interface FlagsButtonProps extends OfType {
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  readonly onChanged: () => void
}

const FlagsSheet = lazy(async () => ({ default: (await import('./flags-sheet.tsx')).FlagsSheet }))
const FLAG = 'flag'

/** How many flags stand on the record, and the way to them. */
export const FlagsButton = (props: FlagsButtonProps) => {
  const [open, setOpen] = createSignal(false)
  const count = () => Number(props.shown.record['flag_count'] ?? 0)
  const all = () => (props.shown.record['flags'] as readonly unknown[] | undefined) ?? []
  const isShown = () => props.shown.actions.includes(FLAG) || all().length > 0
  return (
    <Show when={isShown()}>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="flag" /> {count() > 0 ? t('life.flags', { count: count() }) : t('life.flag')}
      </button>
      <Suspense>
        <Show when={open()}>
          <FlagsSheet {...props} onClose={() => setOpen(false)} />
        </Show>
      </Suspense>
    </Show>
  )
}
