import type { Field, Model } from '../../engine/model.ts'
import type { Declared } from '../declared.ts'
import type { Folder, Placed, PlacedIn } from '../folder.ts'
import type { FieldJson } from '../schema/fields.schema.ts'

/** A compiled field with its place in the files: of a record type, or of the rows of another field. */
export interface FieldHere {
  readonly placed: PlacedIn<FieldJson>
  readonly field: Field
  /** Compiled fields of the same record type or the same rows. */
  readonly beside: readonly Field[]
  /** Names of the fields beside it, also of unsound ones. */
  readonly names: ReadonlySet<string>
  /** The field whose rows it belongs to. */
  readonly rowsOf?: Field
}

const known = new WeakMap<Model, readonly FieldHere[]>()

/** Every sound field of every record type, each followed by those of its rows, gathered once. Of duplicates only the first. */
export function eachField(folder: Folder, model: Model, declared: Declared): readonly FieldHere[] {
  const found = known.get(model) ?? [...fieldsIn(folder, model, declared)]
  known.set(model, found)
  return found
}

function* fieldsIn(folder: Folder, model: Model, declared: Declared): Generator<FieldHere> {
  for (const type of Object.values(model.recordTypes)) {
    const names = declared.fields(type.id)
    const placed = new Map<string, PlacedIn<FieldJson>>()
    for (const part of folder.fields) {
      if (part.recordType === type.id && !placed.has(part.json.id)) placed.set(part.json.id, part)
    }
    for (const field of type.fields) {
      const here = placed.get(field.id)
      if (!here) continue
      yield { placed: here, field, beside: type.fields, names }
      const rows = field.rows?.fields ?? []
      const rowNames = new Set(rows.map(({ id }) => id))
      for (const row of rows) {
        const index = here.json.fields?.findIndex(({ id }) => id === row.id) ?? -1
        const json = here.json.fields?.[index]
        if (!json) continue
        const rowPlace: Placed<FieldJson> = { json, file: here.file, pointer: `${here.pointer}/fields/${index}` }
        yield { placed: { ...rowPlace, recordType: type.id }, field: row, beside: rows, names: rowNames, rowsOf: field }
      }
    }
  }
}
