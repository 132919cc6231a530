import { For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'

interface Line {
  readonly name: string
  readonly text: string | undefined | null
  readonly dir?: 'ltr'
}

/** Names and what is known under them. */
export const Facts = (props: { readonly lines: readonly Line[] }) => (
  <dl class="admin-facts">
    <For each={props.lines}>
      {(line) => (
        <div>
          <dt>{line.name}</dt>
          <dd>
            <Show when={line.text} fallback={<span class="admin-quiet">{t('blank')}</span>}>
              <bdi dir={line.dir ?? 'auto'}>{line.text}</bdi>
            </Show>
          </dd>
        </div>
      )}
    </For>
  </dl>
)
