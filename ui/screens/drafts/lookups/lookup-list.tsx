import { A, useNavigate } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { FindBox } from '../../settings/parts/find-box.tsx'
import { question } from '../../settings/parts/questions.ts'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { newId, optionsFrom } from '../forms/new-id.ts'
import { draftPlace } from '../sections.ts'
import { wordsIn } from '../words-in.ts'
import type { LookupJson } from './lookup-json.ts'

/** All lookups, found by their words, and the way to a new one. */
export const LookupList = () => {
  const draft = useDraft()
  const lookups = draft.things<LookupJson>(() => 'lookup')
  const [words, setWords] = createSignal('')
  const [adding, setAdding] = createSignal(false)
  const nameOf = (json: LookupJson) => wordsIn(json.label, draft.languages()) || json.id
  const found = createMemo(() => {
    const asked = words().toLocaleLowerCase()
    return (lookups.value() ?? [])
      .filter(({ json }) => `${nameOf(json)} ${json.id}`.toLocaleLowerCase().includes(asked))
      .sort((one, other) => nameOf(one.json).localeCompare(nameOf(other.json)))
  })
  return (
    <>
      <div class="draft-tools">
        <FindBox label={t('drafts.lookups.find')} onFind={setWords} />
        <button type="button" class="button" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('drafts.lookups.new')}
        </button>
      </div>
      <Loaded value={lookups.value()} error={lookups.error()} onRetry={lookups.retry}>
        {() => (
          <Show when={found().length > 0} fallback={<Empty title={t('drafts.lookups.none')} />}>
            <ul class="sheet admin-places bare draft-columns">
              <For each={found()}>
                {({ json }) => (
                  <li>
                    <A class="admin-place" href={draftPlace(draft.id, 'lookups', json.id)}>
                      <span>
                        <strong dir="auto">{nameOf(json)}</strong>
                        <span class="admin-quiet">
                          {t('drafts.lookups.options', { count: json.options?.length ?? 0 })}
                        </span>
                      </span>
                      <Icon name="next" />
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={adding()}>
        <NewLookup taken={(lookups.value() ?? []).map(({ json }) => json.id)} onClose={() => setAdding(false)} />
      </Show>
    </>
  )
}

const NewLookup = (props: { readonly taken: readonly string[]; readonly onClose: () => void }) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const save = async ({ label, options }: Readonly<Record<string, unknown>>) => {
    const language = draft.languages()[0] ?? 'en'
    const taken = props.taken.map((id) => id.replace(/^lookup_/, ''))
    const id = `lookup_${newId(String(label), 'lookup', taken)}`
    const made = optionsFrom(String(options ?? ''), language)
    await draft.perform({
      kind: 'add_lookup',
      id,
      label: String(label).trim(),
      options: made.map((option) => ({ ...option, label: option.label[language] ?? '' })),
    })
    navigate(draftPlace(draft.id, 'lookups', id))
  }
  return (
    <EditSheet
      heading={t('drafts.lookups.new')}
      verb={t('drafts.add')}
      fields={[
        question('label', 'text', t('drafts.lookups.name'), { required: true, settings: { maxLength: 200 } }),
        question('options', 'text', t('drafts.lookups.lines'), {
          required: true,
          settings: { long: true, maxLength: 10_000 },
          help: t('drafts.lookups.lines.help'),
        }),
      ]}
      save={(_, all) => save(all)}
      onDone={() => undefined}
      onClose={props.onClose}
    />
  )
}
