import type { Model, Role } from '../../../engine/model.ts'
import { managePermissions } from '../../../engine/permissions/manages.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'

const { head, keeper, ...roles } = libraryModel.roles as Readonly<Record<string, Role>> & {
  readonly head: Role
  readonly keeper: Role
}

const changing = managePermissions.filter((permission) => permission.startsWith('users:'))

/** Jon manages everybody, Layla the librarians of her groups, and Mara the people of the county who bind books. */
export const managedModel: Model = {
  ...libraryModel,
  roles: {
    ...roles,
    head: { ...head, manages: changing, people: { width: 'group', roles: ['librarian'] } },
    keeper: {
      ...keeper,
      manages: managePermissions,
      people: { width: 'all', roles: ['librarian', 'binder', 'head', 'keeper', 'warden'] },
    },
    warden: {
      ...head,
      id: 'warden',
      reach: 'agency',
      manages: [...changing, 'user_groups:read', 'user_groups:write', 'agencies:read'],
      people: { width: 'agency', roles: ['binder', 'librarian'] },
    },
  },
}

export const managedPeople = {
  ...accounts,
  mara: { ...accounts.omar, userName: 'mara', fullName: 'Mara Élan', role: 'warden' },
}

export async function managedServer() {
  const server = await aServer({ model: managedModel, people: managedPeople })
  const idOf = async (userName: string) => (await server.stores.accounts.byUserName(userName))?.id ?? ''
  return { ...server, idOf }
}
