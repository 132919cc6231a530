import type { Sealed } from '../../../ui/drafts/seal.ts'
import type { Shelf } from '../../../ui/drafts/shelf.ts'

/** A device's shelf without a browser; `lying` is what a thief of the device would see. */
export function memoryShelf(): Shelf & { readonly lying: Map<string, Sealed>; fill(): void } {
  const lying = new Map<string, Sealed>()
  let full = false
  return {
    lying,
    fill: () => {
      full = true
    },
    device: async () => 'a0a0a0a0-0000-4000-8000-000000000000',
    async put(sealed) {
      if (full) throw new DOMException('no room', 'QuotaExceededError')
      lying.set(sealed.id, sealed)
    },
    get: async (id) => lying.get(id),
    allOf: async (owner) => [...lying.values()].filter((sealed) => sealed.owner === owner),
    remove: async (id) => {
      lying.delete(id)
    },
  }
}
