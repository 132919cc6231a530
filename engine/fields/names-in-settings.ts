import type { Field } from '../model.ts'

/** Texts among the field's settings: the names of fields that it is read with are some of them. */
export const namesInSettings = (field: Field | undefined): readonly string[] =>
  Object.values(field?.settings ?? {}).filter((setting) => typeof setting === 'string')
