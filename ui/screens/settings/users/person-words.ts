import { own } from '../../../../engine/lib/own.ts'
import type { Model } from '../../../../engine/model.ts'
import { instantText } from '../../../lib/format.ts'
import { say, t } from '../../../lib/t.ts'

type Named = Pick<Model, 'roles' | 'agencies' | 'userGroups'>

export const roleName = ({ roles }: Named, id = '') => say(own(roles, id)?.label) || id
export const agencyName = ({ agencies }: Named, id = '') => say(own(agencies, id)?.name) || id
export const groupName = ({ userGroups }: Named, id: string) => say(own(userGroups, id)?.name) || id
export const groupNames = (model: Named, ids: readonly string[] = []) =>
  ids.map((id) => groupName(model, id)).join(t('list_separator'))

export const whenText = (instant: string | null | undefined, zone: string) =>
  instant ? instantText(instant, zone) : t('admin.never')
