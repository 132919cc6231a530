import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { problems } from '../../../../engine/problems.ts'
import { type ReleaseFacts, usePromotion } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { createDoing } from '../parts/create-doing.ts'
import { Faults } from '../parts/faults.tsx'
import { refusalWords } from '../parts/words.ts'

interface TakeInProps {
  /** Content of the release that serves. */
  readonly active: string
  readonly mostBytes: number
  readonly busy: boolean
  readonly onPlan: (release: string) => void
  readonly onTaken: () => void
}

/** Where a file that holds a release is handed in. Taking it in changes nothing yet. */
export const TakeIn = (props: TakeInProps) => {
  const promotion = usePromotion()
  const doing = createDoing()
  const [taken, setTaken] = createSignal<ReleaseFacts>()
  let input: HTMLInputElement | undefined
  const take = (file: File) =>
    doing.run(async () => {
      setTaken(undefined)
      if (file.size > props.mostBytes)
        throw problems.bodyRefused({ code: 'release.too_large', maximum: props.mostBytes })
      setTaken(await promotion.takeIn(await file.text()))
      props.onTaken()
    })
  return (
    <section
      class="sheet admin-sheet"
      aria-labelledby="take-in"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [file] = event.dataTransfer?.files ?? []
        if (file) void take(file)
      }}
    >
      <h2 id="take-in">{t('promotion.take_in')}</h2>
      <p class="admin-quiet">{t('promotion.take_in.explained')}</p>
      <button type="button" class="button admin-start" disabled={doing.busy()} onClick={() => input?.click()}>
        <Icon name="up" />
        {t(doing.busy() ? 'promotion.take_in.reading' : 'promotion.take_in.choose')}
      </button>
      <input
        ref={input}
        class="gone"
        type="file"
        tabindex="-1"
        aria-label={t('promotion.take_in.choose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void take(file)
        }}
      />
      <Show when={doing.trouble()}>
        <div ref={shown}>
          <Notice tone="error">
            <p>
              <strong>{t('promotion.take_in.refused')}</strong>
            </p>
            <Faults faults={refusalWords(doing.trouble())} />
          </Notice>
        </div>
      </Show>
      <Show when={taken()}>
        {(release) => (
          <div ref={shown} class="admin-group">
            <Notice tone="done">
              <p>
                {t(release().already ? 'promotion.take_in.already' : 'promotion.take_in.done', {
                  version: release().version,
                })}
              </p>
            </Notice>
            <div class="admin-buttons">
              <Show
                when={release().content !== props.active}
                fallback={<p class="admin-quiet">{t('problem.release.active_already')}</p>}
              >
                <button
                  type="button"
                  class="button button-main"
                  disabled={props.busy}
                  onClick={() => props.onPlan(release().hash)}
                >
                  {t('promotion.plan.make')}
                </button>
              </Show>
              <A class="button" href={`/configuration/releases/${release().hash}`}>
                {t('promotion.release.open')}
              </A>
            </div>
          </div>
        )}
      </Show>
    </section>
  )
}

/** What came of a file stands below the fold of a phone. */
const shown = (element: HTMLElement) => requestAnimationFrame(() => element.scrollIntoView?.({ block: 'nearest' }))
