import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { type Attachment, isFileOnDevice } from '../../engine/fields/attachments.ts'
import { useData } from '../data/data.tsx'
import { useDrafts } from '../drafts/drafts.ts'
import type { FilesAtHand } from './files-at-hand.ts'

export interface FileBytes {
  readonly bytes: Accessor<Blob | undefined>
  readonly failed: Accessor<boolean>
  /** Fetches them, once. */
  ask(): void
}

/** The bytes of an attached file, from this device or from the server, once somebody asks for them. */
export function createFileBytes(entry: Attachment, small: boolean, files?: FilesAtHand): FileBytes {
  const data = useData()
  const drafts = useDrafts()
  const [bytes, setBytes] = createSignal<Blob>()
  const [failed, setFailed] = createSignal(false)
  const stop = new AbortController()
  onCleanup(() => stop.abort())

  const fetched = async () => {
    if (isFileOnDevice(entry.file)) {
      const found = await (files ? files.bytesOf(entry.file) : drafts.findFile(entry.file))
      return found && new Blob([found], { type: entry.content_type })
    }
    const address = entry['attachment_url']
    if (typeof address !== 'string') return undefined
    return data.files.fetch(small ? `${address}?size=thumbnail` : address, stop.signal)
  }

  let asked = false
  return {
    bytes,
    failed,
    ask() {
      if (asked) return
      asked = true
      fetched().then(
        (found) => (found ? setBytes(found) : setFailed(true)),
        () => {
          asked = false
          if (!stop.signal.aborted) setFailed(true)
        },
      )
    },
  }
}
