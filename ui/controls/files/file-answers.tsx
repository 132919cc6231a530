import { createMemo, createSignal, For, Match, onCleanup, Show, Switch } from 'solid-js'
import { type Attachment, attachmentsIn } from '../../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../../engine/fields/index.ts'
import { Download, FileName, Picture, Recording } from '../../form/attached-file.tsx'
import { domId, type Entry } from '../../form/entry.ts'
import { useFilling } from '../../form/filling.ts'
import { bytesText } from '../../lib/bytes-text.ts'
import { say, t } from '../../lib/t.ts'
import { choosable, nameAs, typeByName } from './choosing.ts'
import { FileButtons } from './file-buttons.tsx'
import { StateOfFile } from './file-state.tsx'
import { resized } from './resized.ts'

/** The files of one field while it is being filled in: each with what is said of it, and the ways to add one. */
export function FileAnswers(props: { readonly entry: Entry }) {
  const filling = useFilling()
  const { field, path } = props.entry
  const kind = fieldTypeOf(field).control
  const entries = createMemo(() => attachmentsIn(props.entry.stored()))
  const [removed, setRemoved] = createSignal<readonly Attachment[]>([])
  const [refused, setRefused] = createSignal<readonly string[]>([])
  const may = choosable(field, filling.model)
  let isHere = true
  onCleanup(() => {
    isHere = false
  })

  const put = (list: readonly Attachment[]) => {
    props.entry.answer(list)
    props.entry.leave()
  }
  const change = (id: string, said: Readonly<Record<string, unknown>>) =>
    put(entries().map((entry) => (entry.unique_id === id ? without({ ...entry, ...said }) : entry)))
  const setCurrent = (id: string, isCurrent: boolean) =>
    put(
      entries().map((entry) =>
        without({ ...entry, is_current: entry.unique_id === id ? isCurrent || undefined : undefined }),
      ),
    )
  const remove = (entry: Attachment) => {
    filling.files?.stop(entry.file)
    setRemoved((all) => [...all, entry])
    put(entries().filter(({ unique_id }) => unique_id !== entry.unique_id))
  }
  const putBack = (entry: Attachment) => {
    setRemoved((all) => all.filter((each) => each !== entry))
    put([...entries(), entry])
  }

  const add = async (chosen: readonly File[]) => {
    setRefused([])
    for (const file of chosen) {
      const wrong = await addOne(file)
      if (wrong) setRefused((all) => [...all, wrong])
    }
  }

  /** Why it cannot be added, if it cannot. */
  const addOne = async (file: File): Promise<string | undefined> => {
    const { files } = filling
    if (!files || entries().length >= may.maximum) return undefined
    const type = typeByName(may, file.name)
    if (!type) return t('form.files.wrong_type', { name: file.name, types: may.words })
    const bytes = kind === 'photo' ? await resized(file) : file
    if (!isHere) return undefined
    if (bytes.size > may.maximumBytes)
      return t('form.files.too_large', { name: file.name, size: bytesText(may.maximumBytes) })
    const became = bytes === file ? type : 'image/jpeg'
    const name = bytes === file ? file.name : nameAs(file.name, 'jpg')
    const brought = files.bring(field.type, name, new Blob([bytes], { type: became }))
    const isFirst = kind === 'photo' && !entries().some((entry) => entry['is_current'] === true)
    const entry = {
      ...{ unique_id: crypto.randomUUID(), ...brought, date: filling.today() },
      ...(isFirst && { is_current: true }),
    }
    put([...entries(), entry])
    return undefined
  }

  return (
    <>
      <p class="answer-help">{may.limits}</p>
      <Show when={entries().length > 0} fallback={<p class="rows-none">{t('form.files.none')}</p>}>
        <ul class="files bare" aria-label={t('form.files.list', { field: say(field.label) })}>
          <For each={entries().map(({ unique_id }) => unique_id)}>
            {(id) => {
              const entry = createMemo(
                () => entries().find(({ unique_id }) => unique_id === id) ?? ({ unique_id: id } as Attachment),
              )
              return (
                <li class="file">
                  <Switch>
                    <Match when={kind === 'photo'}>
                      <Picture entry={entry()} files={filling.files} />
                    </Match>
                    <Match when={kind === 'audio'}>
                      <Recording entry={entry()} files={filling.files} />
                    </Match>
                  </Switch>
                  <div class="file-body">
                    <FileName entry={entry()} />
                    <Show when={filling.files}>
                      {(files) => <StateOfFile kind={field.type} entry={entry()} files={files()} />}
                    </Show>
                    <label class="file-said">
                      {t(kind === 'photo' ? 'form.files.description' : `form.files.description.${kind}`)}
                      <input
                        class="input"
                        id={`${domId(path, 'said')}-${id}`}
                        dir="auto"
                        maxlength="1000"
                        value={String(entry()['description'] ?? '')}
                        onChange={(event) => change(id, { description: event.currentTarget.value.trim() || undefined })}
                      />
                    </label>
                    <Show when={kind === 'photo'}>
                      <label class="answer-option">
                        <input
                          type="checkbox"
                          checked={entry()['is_current'] === true}
                          onChange={(event) => setCurrent(id, event.currentTarget.checked)}
                        />
                        <span>{t('form.files.current')}</span>
                      </label>
                    </Show>
                    <div class="file-foot">
                      <Download entry={entry()} />
                      <button
                        type="button"
                        class="button button-small"
                        aria-label={t('form.files.remove_named', { name: entry().file_name })}
                        onClick={() => remove(entry())}
                      >
                        {t('form.files.remove')}
                      </button>
                    </div>
                  </div>
                </li>
              )
            }}
          </For>
        </ul>
      </Show>
      <Show when={removed().length > 0}>
        <ul class="rows-removed" aria-label={t('form.files.removed')}>
          <For each={removed()}>
            {(entry) => (
              <li>
                <span dir="auto">{t('form.files.removed_named', { name: entry.file_name })}</span>
                <button type="button" class="button button-small" onClick={() => putBack(entry)}>
                  {t('form.undo')}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div aria-live="polite">
        <For each={refused()}>{(text) => <p class="issue-error">{text}</p>}</For>
      </div>
      <Show when={filling.files}>
        <FileButtons
          id={domId(path)}
          kind={kind}
          accept={may.accept}
          isFull={entries().length >= may.maximum}
          maximum={may.maximum}
          onChosen={(chosen) => void add(chosen)}
        />
      </Show>
    </>
  )
}

/** What is no longer said is not there. */
const without = (entry: Attachment): Attachment =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as Attachment
