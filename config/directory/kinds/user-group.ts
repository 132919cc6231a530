import { own } from '../../../engine/lib/own.ts'
import type { UserGroup } from '../../../engine/model.ts'
import { idPattern } from '../../schema/parts.ts'
import { defineDirectoryKind, idIssues, textIssues } from '../directory-kind.ts'

export const userGroup = defineDirectoryKind<UserGroup>({
  kind: 'user_group',
  entries: ({ userGroups }) => new Map(Object.entries(userGroups)),
  laid: ({ userGroups }, changed) => ({ model: { userGroups: { ...userGroups, ...Object.fromEntries(changed) } } }),
  issues: (model, { id, name, agencies = [] }) => [
    ...idIssues('unique_id', id, idPattern),
    ...textIssues(model, 'name', name),
    ...(agencies.every((agency) => own(model.agencies, agency))
      ? []
      : [{ path: 'agency_unique_ids', code: 'choice.unknown' }]),
  ],
})
