import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { PlaceInRecord } from './create-place.ts'

/** The end of a form: on to the next one. Saving is possible at any time and is not tied to the end. */
export const FillFoot = (props: { readonly place: PlaceInRecord }): JSX.Element => (
  <nav class="form-steps" aria-label={t('form.steps')}>
    <Show when={props.place.previous()}>
      {(form) => (
        <button type="button" class="button button-plain" onClick={() => props.place.choose(form())}>
          <Icon name="back" />
          <span>
            <span class="unseen">{t('form.previous')} </span>
            {say(form().label)}
          </span>
        </button>
      )}
    </Show>
    <Show when={props.place.creating()}>
      <button type="submit" class="button button-main form-next">
        {t('form.first.next')} <Icon name="next" />
      </button>
    </Show>
    <Show when={props.place.next()}>
      {(form) => (
        <button type="button" class="button form-next" onClick={() => props.place.choose(form())}>
          <span>
            <span class="form-next-word">{t('form.next')}</span> {say(form().label)}
          </span>
          <Icon name="next" />
        </button>
      )}
    </Show>
  </nav>
)
