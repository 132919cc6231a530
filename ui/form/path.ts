/** Where an answer stands: a field of the record, or a field of one row of a subform. */
export interface Place {
  readonly field: string
  readonly row?: { readonly subform: string; readonly id: string }
}

const IN_ROW = /^([^[\]]+)\[([^[\]]+)\](?:\.(.+))?$/

/** The path as issues and links write it: `field` or `subform[row].field`. */
export const pathOf = ({ field, row }: Place) => (row ? `${row.subform}[${row.id}].${field}` : field)

/** Path of a row itself. */
export const rowPath = (subform: string, id: string) => `${subform}[${id}]`

/** A written path in its parts; of a row itself, `field` is blank. */
export function placeIn(path: string): Place {
  const [, subform, id, field = ''] = IN_ROW.exec(path) ?? []
  return subform !== undefined && id !== undefined ? { field, row: { subform, id } } : { field: path }
}

/** The field of the record that a path stands in: the one that forms place. */
export const topField = (path: string) => placeIn(path).row?.subform ?? path
