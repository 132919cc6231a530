import type { ValidateFunction } from 'ajv'
import { schemaKinds } from './index.ts'
import { schemaCompiler } from './schema-compiler.ts'

const compiler = schemaCompiler()

/**
 * By kind, what says whether a value is shaped as its schema says. Compiled here when loaded; in the bundle the code that
 * comes of it stands in place of this file (`scripts/schema-validators.mjs`), so that no check waits for it.
 */
export const validators: Readonly<Record<string, ValidateFunction | undefined>> = Object.fromEntries(
  schemaKinds.map((kind) => [kind, compiler.getSchema(kind)]),
)
