/** Every operation that a draft can be edited by. A new one is one file and one word here. */
import { addDashboard } from './add-dashboard.ts'
import { addField } from './add-field.ts'
import { addForm } from './add-form.ts'
import { addFormGroup } from './add-form-group.ts'
import { addLookup } from './add-lookup.ts'
import { addMigration } from './add-migration.ts'
import { addOption } from './add-option.ts'
import { addRole } from './add-role.ts'
import { changeDashboard } from './change-dashboard.ts'
import { changeField } from './change-field.ts'
import { changeForm } from './change-form.ts'
import { changeInstance } from './change-instance.ts'
import { changeList } from './change-list.ts'
import { changeOption } from './change-option.ts'
import { changeRecordType } from './change-record-type.ts'
import { changeRole } from './change-role.ts'
import type { OperationKind } from './operation.ts'
import { Refused } from './operation.ts'
import { orderForms } from './order-forms.ts'
import { orderOptions } from './order-options.ts'
import { placeFields } from './place-fields.ts'
import { remove } from './remove.ts'
import { retypeField } from './retype-field.ts'
import { setFormAccess } from './set-form-access.ts'
import { setRoleActions } from './set-role-actions.ts'
import { setText } from './set-text.ts'

export const operationKinds: readonly OperationKind[] = [
  ...[setText, addLookup, addOption, changeOption, orderOptions],
  ...[changeList, addDashboard, changeDashboard],
  ...[addRole, changeRole, setRoleActions, setFormAccess],
  ...[changeRecordType, addFormGroup, addForm, changeForm, orderForms, placeFields],
  ...[addField, changeField, retypeField, remove, addMigration, changeInstance],
]

const byKind = new Map(operationKinds.map((kind) => [kind.kind, kind]))

export function operationKindOf(kind: string): OperationKind {
  const found = byKind.get(kind)
  if (!found) throw new Refused('edit.operation_unknown', { kind: kind.slice(0, 80) })
  return found
}
