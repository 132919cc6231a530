import type { Model, Role } from '../../../engine/model.ts'
import { libraryModel } from '../../lib/library-model.ts'

const { roles } = libraryModel
const { librarian, head, keeper } = roles as Readonly<Record<'librarian' | 'head' | 'keeper', Role>>

const alsoOnLoans = (role: Role, ...actions: readonly string[]): Role => ({
  ...role,
  actions: { ...role.actions, loan: [...(role.actions['loan'] ?? []), ...actions] },
})

/** The library, where the keeper reads the whole audit, the head that of the group, who may also write notes, and both who looked at loans. */
export const watchedLibrary: Model = {
  ...libraryModel,
  roles: {
    ...roles,
    librarian,
    head: { ...alsoOnLoans(head, 'access_log', 'update'), manages: [...head.manages, 'audit:read_group'] },
    keeper: { ...alsoOnLoans(keeper, 'access_log'), manages: [...keeper.manages, 'audit:read'] },
  },
}
