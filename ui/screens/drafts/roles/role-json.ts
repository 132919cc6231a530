/** Roles as they are written, and what their cells in the matrix say. */
import { own } from '../../../../engine/lib/own.ts'
import type { Form } from '../../../../engine/model.ts'
import type { Written } from '../words-in.ts'

export type Access = 'r' | 'rw'

export interface RoleJson {
  readonly id: string
  readonly label?: Written
  readonly programmes?: readonly string[]
  readonly reach?: string
  readonly reachOf?: Readonly<Record<string, string>>
  readonly actions?: Readonly<Record<string, readonly string[]>>
  readonly forms?: Readonly<Record<string, Access | Readonly<Record<string, Access>>>>
  readonly referral?: true
  readonly manages?: readonly string[]
  readonly people?: { readonly width?: string; readonly roles?: readonly string[] }
  readonly dashboards?: readonly string[]
}

/** Whether a form is one of the programmes in which the role works. */
export const isInProgrammes = ({ programmes }: RoleJson, form: Pick<Form, 'programmes'>): boolean =>
  !programmes || form.programmes.some((programme) => programmes.includes(programme))

export function accessTo({ forms = {} }: RoleJson, recordType: string, form: string): Access | undefined {
  const said = own(forms, recordType)
  return typeof said === 'string' ? said : said && own(said, form)
}

/** What is said of all forms in one word; `some`: it differs from form to form. */
export function accessToAll({ forms = {} }: RoleJson, recordType: string): Access | 'some' | undefined {
  const said = own(forms, recordType)
  return typeof said === 'object' ? 'some' : said
}

export const actionsOn = ({ actions = {} }: RoleJson, recordType: string): readonly string[] =>
  own(actions, recordType) ?? []
