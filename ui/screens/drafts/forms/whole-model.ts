import { own } from '../../../../engine/lib/own.ts'
import type { Field, Form, Model, RecordType } from '../../../../engine/model.ts'
import type { WholeModel } from '../../../data/configuration-drafts.ts'

/** What the forms of a record type are worked on with. */
export interface Workpiece {
  readonly model: Model
  readonly type: RecordType
}

/** Places come by their own way, and steps of records concern no form. */
export const modelOf = (whole: WholeModel): Model => ({ ...whole, locations: [] })

export function workpieceOf(whole: WholeModel | undefined, recordType: string): Workpiece | undefined {
  const type = whole && own(whole.recordTypes, recordType)
  return type && { model: modelOf(whole), type }
}

/** Where a field stands: on the record, or in the rows of one of its fields. */
export interface FieldPlace {
  readonly recordType: string
  readonly subform?: string
  readonly field: string
}

/** Where the texts of a field are. */
export const textsOf = ({ recordType, subform, field }: FieldPlace): string =>
  `fields/${recordType}/${subform === undefined ? '' : `${subform}/fields/`}${field}`

/** The place as operations name it. */
export const settingsOf = ({ recordType, subform, field }: FieldPlace) => ({
  ...{ recordType, field },
  ...(subform !== undefined && { subform }),
})

export function fieldAt({ type }: Workpiece, { subform, field }: FieldPlace): Field | undefined {
  const fields =
    subform === undefined ? type.fields : (type.fields.find(({ id }) => id === subform)?.rows?.fields ?? [])
  return fields.find(({ id }) => id === field)
}

/** The form on which a field stands, or the one with its rows. */
export const formOf = ({ type }: Workpiece, { subform, field }: FieldPlace): Form | undefined =>
  type.forms.find(({ fields }) => fields.includes(subform ?? field))
