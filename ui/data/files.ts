import type { FileFacts } from '../../engine/fields/attachments.ts'
import { OutOfReach, problemIn } from './trouble.ts'

/** Bytes as the server keeps them. */
export interface SentFile extends FileFacts {
  readonly file: string
}

interface Parts {
  readonly locale: () => string
  readonly heard: () => void
  readonly unheard: () => void
  readonly signedOut: () => void
}

interface Sending {
  /** Field type that the file is for. */
  readonly kind: string
  readonly name: string
  readonly bytes: Blob
  /** Told how much has gone, from 0 to 1. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

export interface Files {
  /** Sends the bytes; throws a Problem for a refusal and OutOfReach where nobody answered. */
  send(sending: Sending): Promise<SentFile>
  /** Bytes at an address that the server told, for whoever may have them. */
  fetch(address: string, signal: AbortSignal): Promise<Blob>
}

const MARKS = { accept: 'application/json', 'x-requested-with': 'formwork' }

/** Bytes to and from the server. Only the older way of asking tells how much has gone. */
export function createFiles(parts: Parts): Files {
  return {
    send: ({ kind, name, bytes, onProgress, signal }) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest()
        const stop = () => request.abort()
        signal.addEventListener('abort', stop, { once: true })
        request.open('POST', `/api/v2/uploads?${new URLSearchParams({ kind, file_name: name })}`)
        for (const [mark, value] of Object.entries(MARKS)) request.setRequestHeader(mark, value)
        request.setRequestHeader('accept-language', parts.locale())
        request.setRequestHeader('content-type', bytes.type || 'application/octet-stream')
        request.responseType = 'json'
        request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
        request.onabort = () => reject(signal.reason)
        request.onerror = () => {
          parts.unheard()
          reject(new OutOfReach('network'))
        }
        request.onload = () => {
          parts.heard()
          const { status, response } = request
          if (status === 201 && response?.data) return resolve(response.data)
          if (!response || [502, 503, 504].includes(status)) return reject(new OutOfReach('server'))
          if (status === 401) parts.signedOut()
          const retryAfter = Number(request.getResponseHeader('retry-after')) || undefined
          return reject(problemIn({ status, retryAfter }, response, parts.locale()))
        }
        request.send(bytes)
      }),
    async fetch(address, signal) {
      const answer = await fetch(address, { credentials: 'same-origin', signal }).catch((error: unknown) => {
        if (!signal.aborted) parts.unheard()
        throw signal.aborted ? error : new OutOfReach('network')
      })
      if (answer.status === 401) parts.signedOut()
      if (!answer.ok) throw problemIn({ status: answer.status }, undefined, parts.locale())
      parts.heard()
      return answer.blob()
    },
  }
}
