const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const utf8 = new TextEncoder()

/** What lies on the device: nothing in it tells whose it is or what it is about. */
export interface Sealed {
  readonly id: string
  /** Same for all drafts of one person on this device. */
  readonly owner: string
  readonly iv: Uint8Array<ArrayBuffer>
  readonly text: ArrayBuffer
}

export type SealedBytes = Omit<Sealed, 'text'> & { readonly bytes: ArrayBuffer }

export interface Seal {
  /** Tag of all that this seal closes. */
  readonly owner: string
  /** Name under which a thing lies; cannot be turned back. */
  nameOf(thing: string): Promise<string>
  close(thing: string, content: unknown): Promise<Sealed>
  closeBytes(thing: string, bytes: ArrayBuffer): Promise<SealedBytes>
  openBytes(sealed: SealedBytes): Promise<ArrayBuffer | undefined>
  /** The content, or undefined where it was closed by another seal, moved or damaged. */
  open(sealed: Sealed): Promise<unknown>
}

/** A seal from the 32 bytes that the server keeps for a person and device. The keys cannot be read out again. */
export async function sealFrom(deviceKey: string): Promise<Seal> {
  const root = await crypto.subtle.importKey('raw', bytesOf(deviceKey), 'HKDF', false, ['deriveKey'])
  const way = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8.encode(`formwork ${info}`),
  })
  const aes = { name: 'AES-GCM', length: 256 }
  const mac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const secret = await crypto.subtle.deriveKey(way('drafts'), root, aes, false, ['encrypt', 'decrypt'])
  const naming = await crypto.subtle.deriveKey(way('names'), root, mac, false, ['sign'])
  const nameOf = async (thing: string) => hex(await crypto.subtle.sign('HMAC', naming, utf8.encode(thing)))
  const owner = await nameOf('owner')

  const closeBytes = async (thing: string, plain: BufferSource): Promise<SealedBytes> => {
    const id = await nameOf(`draft ${thing}`)
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(id) }, secret, plain)
    return { id, owner, iv, bytes }
  }
  const openBytes = ({ id, iv, bytes }: Omit<SealedBytes, 'owner'>): Promise<ArrayBuffer | undefined> =>
    crypto.subtle
      .decrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(id) }, secret, bytes)
      .catch(() => undefined)

  return {
    owner,
    nameOf: (thing) => nameOf(`draft ${thing}`),
    closeBytes,
    openBytes,
    async close(thing, content) {
      const { bytes, ...sealed } = await closeBytes(thing, utf8.encode(JSON.stringify(content)))
      return { ...sealed, text: bytes }
    },
    async open({ id, iv, text }) {
      const plain = await openBytes({ id, iv, bytes: text })
      try {
        return plain && JSON.parse(new TextDecoder().decode(plain))
      } catch {
        return undefined
      }
    },
  }
}
