import { createSignal, For, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import type { TruthKind } from '../../data/truth.ts'
import { clockText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Sheet } from '../sheet.tsx'

const icons: Readonly<Record<TruthKind, IconName>> = {
  'all-sent': 'check',
  waiting: 'clock',
  'needs-you': 'warning',
  'no-network': 'no-network',
}

/** The line that always says whether everything is sent; opens the list behind it. */
export const TruthLine = () => {
  const { truth } = useData()
  const [open, setOpen] = createSignal(false)
  const words = () => {
    const sentAt = truth.sentAt()
    switch (truth.kind()) {
      case 'no-network':
        return t('truth.no_network')
      case 'needs-you':
        return t('truth.needs_you', { count: truth.needsYou() })
      case 'waiting':
        return t('truth.waiting', { count: truth.waiting() })
      default:
        return sentAt === undefined ? t('truth.all_sent') : t('truth.all_sent_at', { time: clockText(sentAt) })
    }
  }
  return (
    <>
      <button type="button" class={`truth truth-${truth.kind()}`} onClick={() => setOpen(true)}>
        <Icon name={icons[truth.kind()]} />
        <span aria-live="polite">{words()}</span>
      </button>
      <Sheet open={open()} onClose={() => setOpen(false)} title={t('truth.title')} place="centre">
        <p>{t(`truth.${truth.kind()}.explained`)}</p>
        <Show when={truth.letters().length > 0}>
          <ul class="letters">
            <For each={truth.letters()}>
              {(letter) => (
                <li class="letter">
                  <Show when={letter.href} fallback={<bdi>{letter.title}</bdi>}>
                    {(href) => (
                      <a href={href()} onClick={() => setOpen(false)}>
                        <bdi>{letter.title}</bdi>
                      </a>
                    )}
                  </Show>
                  <span class="letter-state">{t(`truth.letter.${letter.state}`)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Sheet>
    </>
  )
}
