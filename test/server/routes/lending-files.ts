import type { Field, Model, RecordType, Role } from '../../../engine/model.ts'
import { createServer } from '../../../server/create-server.ts'
import { memoryBlobs } from '../../../server/files/blobs.ts'
import { createVault } from '../../../server/files/vault.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts } from '../../lib/people.ts'
import { aServer, dataOf } from '../../lib/server.ts'

/** The library, where loans have photos, recordings, papers that only the office sees, a signature, and a photo of each copy. */
const field = (id: string, type: string, settings: Field['settings'] = {}): Field => ({
  id,
  type,
  label: { en: id },
  whenHidden: 'keep',
  settings,
  rules: [],
})

const added: Readonly<Record<string, readonly Field[]>> = {
  item: [field('photos', 'photo', { maximum: 2 })],
  lending: [field('recordings', 'audio'), field('letters', 'document', { maximumBytes: 2000 })],
  reader: [field('signed', 'signature')],
  notes: [field('papers', 'document')],
}

/** Reads the item of what the group lends, and may change nothing. */
const visitor: Role = {
  id: 'visitor',
  label: { en: 'Visitor' },
  programmes: ['lending'],
  reach: 'group',
  actions: { loan: ['read'] },
  forms: { loan: { item: 'r' } },
  manages: [],
}

const withPicture = (subform: Field): Field =>
  subform.rows
    ? { ...subform, rows: { ...subform.rows, fields: [...subform.rows.fields, field('pictures', 'photo')] } }
    : subform

export function filesModel(limits: Model['instance']['attachments'] = { maximumPerRecord: 4 }): Model {
  const { loan, member } = libraryModel.recordTypes as { loan: RecordType; member: RecordType }
  return {
    ...libraryModel,
    hash: 'f11e'.repeat(16),
    roles: { ...libraryModel.roles, visitor },
    instance: { ...libraryModel.instance, attachments: limits },
    recordTypes: {
      member,
      loan: {
        ...loan,
        fields: [...loan.fields.map(withPicture), ...Object.values(added).flat()],
        forms: loan.forms.map((form) => ({
          ...form,
          fields: [...form.fields, ...(added[form.id] ?? []).map(({ id }) => id)],
        })),
      },
    },
  }
}

export interface KeptFile {
  readonly file: string
  readonly file_name: string
  readonly content_type: string
  readonly size: number
}

type Sent = Uint8Array | ReadableStream<Uint8Array>

/** The library's server with the bytes that it keeps in view. */
export async function aFileServer(limits?: Model['instance']['attachments'], model: Model = filesModel(limits)) {
  const stores = await openStores(':memory:')
  const blobs = memoryBlobs()
  const vault = createVault(stores.files, blobs)
  const vera = { ...accounts.layla, userName: 'vera', fullName: 'Vera Visit', role: 'visitor' }
  const server = await aServer({ people: { ...accounts, vera }, model, stores, parts: { vault } })
  const http = createServer(server.parts)

  async function as(userName: string) {
    const person = await server.as(userName)
    const send = (kind: string, fileName: string, bytes: Sent, contentType = '') =>
      http.request(`/api/v2/uploads?kind=${kind}&file_name=${encodeURIComponent(fileName)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${person.token}`, ...(contentType && { 'content-type': contentType }) },
        body: bytes as BodyInit,
        ...(bytes instanceof ReadableStream && { duplex: 'half' }),
      } as RequestInit)
    const brings = async (kind: string, fileName: string, bytes: Uint8Array) =>
      dataOf<KeptFile>(await send(kind, fileName, bytes))
    const lends = async (answers: Readonly<Record<string, unknown>>) =>
      dataOf<Readonly<Record<string, unknown>>>(await person.post('loans', { data: { title: 'Maps', ...answers } }))
    return { ...person, send, brings, lends }
  }

  return { ...server, as, blobs, vault }
}

export const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
