import type { ErrorObject } from 'ajv'
import type { SchemaKind } from './index.ts'

export type SchemaFault = ErrorObject

/** What a schema finds wrong with a value, as Ajv says it; without the echoes of enclosing keywords. */
export type FindFaults = (kind: SchemaKind, value: unknown) => readonly SchemaFault[]

/** The validators are loaded when first needed. */
export async function schemaFaults(): Promise<FindFaults> {
  const { validators } = await import('./validators.ts')
  return (kind, value) => {
    const validate = validators[kind]
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
