import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { isFormVisible } from '../../../../engine/forms/field-state.ts'
import { scopeOfRecord } from '../../../../engine/logic/scope.ts'
import type { PastRecord } from '../../../data/wire.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { groupsShown } from '../../../form/forms-shown.ts'
import { recordTitle } from '../../../form/record-title.ts'
import { savedAnswers, savedCore } from '../../../form/saved-answers.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { instantText } from '../../../lib/format.ts'
import { pageHeading, usePageTitle } from '../../../lib/page.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { StateMark } from '../list/state-mark.tsx'
import { createInSight } from '../record/create-in-sight.ts'
import { FormNav } from '../record/form-nav.tsx'
import { readingOf } from '../record/reading-of.ts'
import { ReadingSection } from '../record/reading-section.tsx'
import { repeatedForms } from '../record/repeated-forms.ts'
import { roomForNav } from '../record/room.ts'
import type { OfType } from '../type-in-address.tsx'

/** The forms of a record as they were answered then, on the day that it was then. */
export function PastForms(props: OfType & { readonly past: PastRecord }) {
  const { model, type, past } = props
  const { record, day } = past
  const telling = { ...createTelling(model), today: () => day }
  const scope = scopeOfRecord({
    model,
    type,
    today: day,
    answers: savedAnswers(model, type, record, day),
    core: savedCore(record),
    programme: typeof record['module_id'] === 'string' ? record['module_id'] : undefined,
  })
  const groups = groupsShown(
    type,
    (form) => past.forms[form.id] !== undefined && form.fields.length > 0 && isFormVisible(form, scope),
  )
  const forms = groups.flatMap((group) => group.forms)
  const readings = new Map(forms.map((form) => [form, readingOf(form, scope)]))
  const repeated = repeatedForms(forms)
  const name = () => recordTitle(model, type, scope.answers, telling) || String(record['short_id'] ?? '')
  usePageTitle(name, { outside: () => say(type.label) })
  const today = `/r/${type.plural}/${record.id}`
  const at = (version: number) => `${today}/as-it-was?version=${version}`
  const wide = createWide(roomForNav)
  const inSight = createInSight()

  return (
    <div class="record-page read-page">
      <header class="record-head">
        <A class="record-back" href={today}>
          <Icon name="back" /> {t('log.past.back')}
        </A>
        <div class="record-title">
          <h1 ref={pageHeading} dir="auto">
            {name()}
          </h1>
          <StateMark type={type} record={record} />
        </div>
      </header>
      <Notice tone="attention">
        <p>{t('log.past', { date: instantText(past.datetime, model.instance.timeZone) })}</p>
        <p class="past-ways">
          <Show when={past.earlier}>
            {(version) => (
              <A class="button button-small" href={at(version())}>
                {t('log.past.earlier')}
              </A>
            )}
          </Show>
          <Show when={past.later}>
            {(version) => (
              <A class="button button-small" href={at(version())}>
                {t('log.past.later')}
              </A>
            )}
          </Show>
          <A class="button button-small" href={`${today}/history`}>
            {t('record.log')}
          </A>
        </p>
      </Notice>
      <div class="record-columns">
        <Show when={wide()}>
          <div class="record-side">
            <FormNav
              groups={groups}
              current={inSight.id() ?? forms[0]?.id}
              hrefOf={(form) => `#form-${form.id}`}
              onChoose={(form) => inSight.bring(form.id)}
              progressOf={(form) => readings.get(form)?.progress}
              wrongIn={() => 0}
              alertsIn={() => 0}
            />
          </div>
        </Show>
        <div class="record-main">
          <For each={forms}>
            {(form) => (
              <ReadingSection
                form={form}
                reading={readings.get(form) ?? readingOf(form, scope)}
                telling={telling}
                scope={scope}
                folded={repeated.has(form.id)}
                seen={inSight.watch}
              />
            )}
          </For>
        </div>
      </div>
    </div>
  )
}
