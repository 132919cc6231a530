import type { ErrorObject, ValidateFunction } from 'ajv'
import { isoDate } from '../../engine/lib/dates.ts'
import { type SchemaKind, schemaKinds, wholeSchema } from './index.ts'

export type SchemaFault = ErrorObject

/** What a schema finds wrong with a value, as Ajv says it; without the echoes of enclosing keywords. */
export type FindFaults = (kind: SchemaKind, value: unknown) => readonly SchemaFault[]

let finder: Promise<FindFaults> | undefined

/** Ajv is loaded and the schemas are compiled when first needed, once. */
export const schemaFaults = (): Promise<FindFaults> => {
  finder ??= compileSchemas()
  return finder
}

async function compileSchemas(): Promise<FindFaults> {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    formats: { date: (text: string) => isoDate(text) !== undefined },
  })
  // Expressions are typed by a check of their own, which knows what they may read.
  const validators = new Map<SchemaKind, ValidateFunction>(
    schemaKinds.map((kind) => [kind, ajv.compile(wholeSchema(kind, {}))]),
  )
  return (kind, value) => {
    const validate = validators.get(kind)
    return !validate || validate(value) ? [] : withoutEchoes(validate.errors ?? [])
  }
}

/** Of alternatives only the one that the value was meant to be is worth hearing about; of `if` only what follows. */
function withoutEchoes(errors: readonly SchemaFault[]): readonly SchemaFault[] {
  const echoes = new Set<SchemaFault>(errors.filter(({ keyword }) => keyword === 'if' || keyword === 'propertyNames'))
  for (const fault of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const inside = errors.filter(
      (other) => other !== fault && other.schemaPath.startsWith(`${fault.schemaPath}/`) && isWithin(other, fault),
    )
    const deeper = inside.filter((other) => other.instancePath !== fault.instancePath)
    for (const other of inside) if (!deeper.includes(other)) echoes.add(other)
    if (deeper.length > 0) echoes.add(fault)
  }
  return errors.filter((fault) => !echoes.has(fault))
}

const isWithin = (one: SchemaFault, other: SchemaFault) =>
  one.instancePath === other.instancePath || one.instancePath.startsWith(`${other.instancePath}/`)
