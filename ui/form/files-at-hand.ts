/**
 * Files that somebody chose while filling in: kept on the device with the draft, sent at once where there is a network,
 * else when the record is saved. Until the save an answer names them by a name of the device's own.
 */
import { type Accessor, createSignal, onCleanup, type Setter } from 'solid-js'
import { type FileFacts, isFileOnDevice } from '../../engine/fields/attachments.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import { type Issue, Problem } from '../../engine/problems.ts'
import { fieldsWithFiles } from '../../engine/records/files.ts'
import type { Files, SentFile } from '../data/files.ts'
import type { DraftOf } from '../drafts/draft.ts'
import type { Drafts } from '../drafts/drafts.ts'
import { locale } from '../lib/locale.ts'
import { keyOfCode, t } from '../lib/t.ts'
import type { Payload } from './payload.ts'

/** What becomes of a file: waits on the device, is on its way, arrived, was refused, or found nobody to take it. */
export type FileState =
  | { readonly kind: 'waiting' | 'arrived' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'stopped'; readonly error: unknown }

export interface FilesAtHand {
  /** Takes a file in; what an answer says of it until it is saved. */
  bring(kind: string, name: string, bytes: Blob): FileFacts & { readonly file: string }
  stateOf(file: string): Accessor<FileState>
  send(kind: string, file: string, name: string): void
  stop(file: string): void
  /** The bytes of a file on this device. */
  bytesOf(file: string): Promise<Blob | undefined>
  /** Bytes at an address that the server told. */
  fetch(address: string, signal: AbortSignal): Promise<Blob>
}

/** The server wants nothing of this file, told where its field is. */
export class FileRefused extends Error {
  readonly issue: Issue

  constructor(path: string, text: string) {
    super('file refused')
    this.issue = { path, code: 'file.refused', message: { [locale()]: text } }
  }
}

interface Parts {
  readonly files: Files
  readonly drafts: Pick<Drafts, 'keepFile' | 'findFile'>
  readonly of: DraftOf
}

interface Held {
  readonly state: Accessor<FileState>
  readonly setState: Setter<FileState>
  bytes: Blob | undefined
  way: { readonly stop: AbortController; readonly arrival: Promise<SentFile> } | undefined
}

const waiting: FileState = { kind: 'waiting' }

export function createFilesAtHand({ files, drafts, of }: Parts) {
  const held = new Map<string, Held>()

  const heldOf = (file: string): Held => {
    const known = held.get(file)
    if (known) return known
    const [state, setState] = createSignal<FileState>(waiting)
    const made: Held = { state, setState, bytes: undefined, way: undefined }
    held.set(file, made)
    return made
  }

  const bytesOf = async (file: string) => {
    const one = heldOf(file)
    one.bytes ??= await drafts.findFile(file).catch(() => undefined)
    return one.bytes
  }

  /** On its way, or there already; a new try where the last one came to nothing. */
  const arrivalOf = (kind: string, file: string, name: string): Promise<SentFile> => {
    const one = heldOf(file)
    if (one.way) return one.way.arrival
    const stop = new AbortController()
    const send = async () => {
      const bytes = await bytesOf(file)
      if (!bytes) throw new FileGone()
      one.setState({ kind: 'sending', share: 0 })
      const onProgress = (share: number) => one.setState({ kind: 'sending', share })
      return files.send({ kind, name, bytes, onProgress, signal: stop.signal })
    }
    const arrival = send()
    one.way = { stop, arrival }
    arrival.then(
      () => one.setState({ kind: 'arrived' }),
      (error: unknown) => {
        one.way = undefined
        one.setState(stop.signal.aborted ? waiting : { kind: 'stopped', error })
      },
    )
    return arrival
  }

  onCleanup(() => {
    for (const { way, state } of held.values()) if (state().kind === 'sending') way?.stop.abort()
  })

  /** An answer with its files as the server knows them. */
  const sentAnswer = async (field: Field, path: string, answer: unknown): Promise<unknown> => {
    if (Array.isArray(answer)) return Promise.all(answer.map((entry) => sentAnswer(field, path, entry)))
    if (typeof answer !== 'object' || answer === null) return answer
    if (field.rows) {
      const row = answer as Readonly<Record<string, unknown>>
      return sentAnswers(field.rows.fields, row, `${path}[${row['unique_id']}].`)
    }
    const entry = answer as Readonly<Record<string, unknown>>
    const { file, file_name } = entry
    if (!isFileOnDevice(file)) return answer
    try {
      return { ...entry, ...(await arrivalOf(field.type, file, String(file_name))) }
    } catch (error) {
      if (error instanceof FileGone) throw new FileRefused(path, t('form.files.gone'))
      if (!(error instanceof Problem) || error.kind !== 'invalid') throw error
      const key = keyOfCode('problem', error.code)
      throw new FileRefused(path, `${String(file_name)}: ${key ? t(key) : error.code}`)
    }
  }

  const sentAnswers = async (fields: readonly Field[], payload: Payload, before = ''): Promise<Payload> => {
    const among = fieldsWithFiles(fields).filter(({ id }) => payload[id] !== undefined)
    const sent = among.map(async (field) => [field.id, await sentAnswer(field, before + field.id, payload[field.id])])
    return { ...payload, ...Object.fromEntries(await Promise.all(sent)) }
  }

  return {
    bring(kind: string, name: string, bytes: Blob) {
      const file = `local:${crypto.randomUUID()}`
      heldOf(file).bytes = bytes
      // Where the device has no room it is held while the page is open.
      drafts.keepFile(file, of, bytes).catch(() => undefined)
      arrivalOf(kind, file, name).catch(() => undefined)
      return { file, file_name: name, content_type: bytes.type, size: bytes.size }
    },
    stateOf: (file: string) => heldOf(file).state,
    send: (kind: string, file: string, name: string) => {
      arrivalOf(kind, file, name).catch(() => undefined)
    },
    stop: (file: string) => held.get(file)?.way?.stop.abort(),
    bytesOf,
    fetch: files.fetch,
    /** The payload once all its files are with the server. */
    sent: ({ fields }: RecordType, payload: Payload) => sentAnswers(fields, payload),
  } satisfies FilesAtHand & { sent: unknown }
}

/** Chosen on another device, or before the browser forgot. */
class FileGone extends Error {}
