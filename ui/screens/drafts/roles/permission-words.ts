import type { RecordType } from '../../../../engine/model.ts'
import { textUnder } from '../../../lib/catalogue.ts'
import { keyText } from '../forms/key-words.ts'
import type { Workpiece } from '../forms/whole-model.ts'
import { said } from '../rules/rule-ground.ts'

/** What a permission on records is called: by the platform, by the configuration, or as it is written. */
export function permissionText(name: string, work: Workpiece): string {
  const ours = textUnder(`roles.action.${name}`)
  if (ours !== undefined) return ours
  return labelIn(name, work.type, work) || keyText(name)
}

function labelIn(name: string, { lifecycle }: RecordType, work: Workpiece): string {
  const action = lifecycle?.actions?.find(({ id, permission }) => id === name || permission === name)
  if (action?.label) return said(action.label, work)
  const kind = lifecycle?.transitions?.find(({ id }) => id === name)
  return kind?.label ? said(kind.label, work) : ''
}

export const manageText = (name: string): string =>
  textUnder(`roles.manage.${name}`) ?? keyText(name.replaceAll(':', ' '))
