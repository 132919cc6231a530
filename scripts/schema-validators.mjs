// For the bundle: what Ajv makes of the configuration's schemas, as code in the place of `config/schema/validators.ts`.
import { join } from 'node:path'
import { _ } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { tsImport } from 'tsx/esm/api'

const folder = join(import.meta.dirname, '..', 'config', 'schema')

async function validatorsAsCode() {
  const { schemaKinds } = await tsImport(join(folder, 'index.ts'), import.meta.url)
  const { schemaCompiler } = await tsImport(join(folder, 'schema-compiler.ts'), import.meta.url)
  const compiler = schemaCompiler({ source: true, esm: true, formats: _`formats` })
  const nameOf = (kind) => kind.replaceAll('-', '_')
  const code = standalone.default(compiler, Object.fromEntries(schemaKinds.map((kind) => [nameOf(kind), kind])))
  return [
    `import { formats } from './formats.ts'`,
    code,
    `export const validators = { ${schemaKinds.map((kind) => `'${kind}': ${nameOf(kind)}`).join(', ')} }`,
  ].join('\n')
}

/** What the code is made of beside the modules of the bundle. */
export const sourcesOfSchemas = ['config/schema/schema-compiler.ts', 'scripts/schema-validators.mjs']

/** A plugin of esbuild. */
export const compiledSchemas = {
  name: 'compiled-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]config[\\/]schema[\\/]validators\.ts$/ }, async () => ({
      contents: await validatorsAsCode(),
      loader: 'js',
      resolveDir: folder,
    }))
  },
}
