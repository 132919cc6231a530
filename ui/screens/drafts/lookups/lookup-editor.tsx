import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { FindBox } from '../../settings/parts/find-box.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { OrderList } from '../order-list.tsx'
import { draftPlace } from '../sections.ts'
import { answersOf, saidIn, textQuestions, textSteps, textsAt } from '../text-steps.ts'
import { ThingHead } from '../thing-head.tsx'
import { wordsIn } from '../words-in.ts'
import type { LookupJson, OptionJson } from './lookup-json.ts'
import { OptionSheet } from './option-sheet.tsx'
import { UsedBy } from './used-by.tsx'

/** So many options, and one looks for them rather than reads them all. */
const MANY = 15

/** One lookup: its options, their words, their order, and which are still offered. */
export const LookupEditor = (props: { readonly id: string }) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const lookups = draft.things<LookupJson>(() => 'lookup')
  const texts = draft.texts(() => ({ under: `lookups/${props.id}/`, per: 1000 }))
  const lookup = createMemo(() => lookups.value()?.find(({ json }) => json.id === props.id)?.json)
  const [words, setWords] = createSignal('')
  const [open, setOpen] = createSignal<OptionJson | 'new'>()
  const [asked, setAsked] = createSignal<'name' | 'remove'>()
  const options = createMemo(() => lookup()?.options ?? [])
  const nameOf = (option: OptionJson) => wordsIn(option.label, draft.languages()) || option.id
  const found = createMemo(() => {
    const wanted = words().toLocaleLowerCase()
    return options().filter((option) => `${nameOf(option)} ${option.id}`.toLocaleLowerCase().includes(wanted))
  })
  const name = () => wordsIn(lookup()?.label, draft.languages()) || props.id
  const labelPath = () => `lookups/${props.id}/label`
  const retire = (option: OptionJson) =>
    draft.attempt({
      ...{ kind: 'change_option', lookup: props.id, option: option.id },
      retired: option.retired !== true,
    })
  return (
    <Loaded value={lookups.value()} error={lookups.error()} onRetry={lookups.retry}>
      {() => (
        <Show when={lookup()} fallback={<Empty title={t('drafts.gone')} />}>
          <ThingHead name={name()} id={props.id}>
            <button type="button" class="button button-small" onClick={() => setAsked('name')}>
              <Icon name="edit" />
              {t('drafts.name_it')}
            </button>
            <button
              type="button"
              class="button button-small button-plain drafts-away"
              onClick={() => setAsked('remove')}
            >
              {t('drafts.remove')}
            </button>
          </ThingHead>
          <div class="draft-tools">
            <Show
              when={options().length > MANY}
              fallback={<h3>{t('drafts.lookups.options', { count: options().length })}</h3>}
            >
              <FindBox label={t('drafts.lookups.find_option')} onFind={setWords} />
            </Show>
            <button type="button" class="button" onClick={() => setOpen('new')}>
              <Icon name="plus" />
              {t('drafts.lookups.add')}
            </button>
          </div>
          <Show when={found().length > 0} fallback={<Empty title={t('drafts.lookups.none_found')} />}>
            <OrderList
              label={t('drafts.lookups.options_of', { name: name() })}
              items={found()}
              idOf={({ id }) => id}
              nameOf={nameOf}
              onOrder={
                words() === ''
                  ? (order) => draft.attempt({ kind: 'order_options', lookup: props.id, order })
                  : undefined
              }
            >
              {(option) => (
                <div class="order-line" classList={{ 'order-line-over': option.retired === true }}>
                  <span class="order-name">
                    <bdi dir="auto">{nameOf(option)}</bdi>
                    <Show when={option.retired}>
                      <span class="state state-disabled">{t('drafts.lookups.retired')}</span>
                    </Show>
                    <span class="admin-quiet">
                      <code dir="ltr">{option.id}</code>
                      {option.tags?.length ? ` · ${option.tags.join(t('list_separator'))}` : ''}
                      <Show when={missing(option)}>
                        {(count) => (
                          <span class="draft-missing"> · {t('drafts.texts.missing', { count: count() })}</span>
                        )}
                      </Show>
                    </span>
                  </span>
                  <span class="order-ways">
                    <button type="button" class="button button-small button-plain" onClick={() => setOpen(option)}>
                      {t('drafts.open')}
                      <span class="unseen"> {nameOf(option)}</span>
                    </button>
                    <button type="button" class="button button-small button-plain" onClick={() => void retire(option)}>
                      {t(option.retired ? 'drafts.lookups.offer' : 'drafts.lookups.retire')}
                      <span class="unseen"> {nameOf(option)}</span>
                    </button>
                    <Show when={option.retired}>
                      <button
                        type="button"
                        class="button button-small button-plain drafts-away"
                        onClick={() =>
                          void draft.attempt({ kind: 'remove', what: 'option', lookup: props.id, id: option.id })
                        }
                      >
                        {t('drafts.remove')}
                        <span class="unseen"> {nameOf(option)}</span>
                      </button>
                    </Show>
                  </span>
                </div>
              )}
            </OrderList>
          </Show>
          <p class="admin-quiet">{t('drafts.lookups.retire.help')}</p>
          <UsedBy lookup={props.id} />
          <Show when={texts.value() && open()} keyed>
            {(option) => (
              <OptionSheet
                lookup={props.id}
                option={option === 'new' ? undefined : option}
                options={options()}
                texts={texts.value()?.rows ?? []}
                onClose={() => setOpen(undefined)}
              />
            )}
          </Show>
          <Show when={texts.value() && asked() === 'name'}>
            <EditSheet
              heading={t('drafts.name_it')}
              verb={t('save')}
              fields={textQuestions('label', t('drafts.lookups.name'), draft.languages())}
              standing={answersOf('label', said(labelPath()))}
              save={async (_, all) => {
                const now = saidIn(all, 'label', draft.languages())
                await draft.perform(...textSteps(labelPath(), said(labelPath()), now, draft.languages()))
              }}
              onDone={() => undefined}
              onClose={() => setAsked(undefined)}
            />
          </Show>
          <Show when={asked() === 'remove'}>
            <EditSheet
              danger
              heading={t('drafts.remove.heading', { name: name() })}
              verb={t('drafts.remove')}
              fields={[]}
              save={async () => {
                await draft.perform({ kind: 'remove', what: 'lookup', id: props.id })
                navigate(draftPlace(draft.id, 'lookups'))
              }}
              onDone={() => undefined}
              onClose={() => setAsked(undefined)}
            >
              <p>{t('drafts.lookups.remove.explained')}</p>
            </EditSheet>
          </Show>
        </Show>
      )}
    </Loaded>
  )

  function said(path: string) {
    return textsAt(texts.value()?.rows, path)
  }
  function missing(option: OptionJson): number {
    if (!texts.value()) return 0
    const there = said(`lookups/${props.id}/options/${option.id}/label`)
    return draft.languages().filter((tag) => there[tag] === undefined).length
  }
}
