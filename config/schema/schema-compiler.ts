import { Ajv2020, type Options } from 'ajv/dist/2020.js'
import { formats } from './formats.ts'
import { schemaKinds, wholeSchema } from './index.ts'

/** An Ajv that knows the schema of each kind under the kind's name. */
export function schemaCompiler(code: Options['code'] = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    formats,
    // What stands once in a schema is compiled once.
    inlineRefs: false,
    code: { optimize: false, ...code },
  })
  // Expressions are typed by a check of their own, which knows what they may read.
  for (const kind of schemaKinds) ajv.addSchema(wholeSchema(kind, {}), kind)
  return ajv
}
