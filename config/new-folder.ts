/** A folder for a new configuration: a template's files, with the schemas beside them and the editor told of both. */

import { fileKindOf, filePlaces } from './file-kinds.ts'
import { logicDefinition } from './reference/operators.ts'
import { schemaKinds, wholeSchema } from './schema/index.ts'
import { idPattern } from './schema/parts.ts'

const SCHEMAS = '.formwork/schema'

/** Every file of the new folder, by path. */
export function filesOfNewFolder(name: string, template: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([
    ...[...template].map(([path, text]) => [path, adapted(path, text, name)] as const),
    ...schemaKinds.map(
      (kind) => [`${SCHEMAS}/${kind}.schema.json`, json(wholeSchema(kind, logicDefinition()))] as const,
    ),
    ['.vscode/settings.json', json(editorSettings())],
    ['.gitignore', '.formwork/data/\n'],
  ])
}

const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`

/** The `$schema` of a file leads to the copies, from wherever in the folder it stands; the instance has the folder's name. */
function adapted(path: string, text: string, name: string): string {
  const up = '../'.repeat(path.split('/').length - 1) || './'
  const wired = text.replace(/("\$schema":\s*")[^"]*\/([a-z0-9-]+\.schema\.json")/, `$1${up}${SCHEMAS}/$2`)
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  return fileKindOf(path) === 'instance' && new RegExp(idPattern).test(id)
    ? wired.replace(/("id":\s*")[^"]*"/, `$1${id}"`)
    : wired
}

/** Editors that know Visual Studio Code's settings find the schema of a file by its place, also where it has no `$schema`. */
const editorSettings = () => ({
  'json.schemas': filePlaces
    .filter(({ kind }) => kind !== 'locations')
    .map(({ kind, shape }) => ({
      fileMatch: [`/${shape.replaceAll(/<[^>]+>/g, '*')}`],
      url: `./${SCHEMAS}/${kind}.schema.json`,
    })),
  'json.validate.enable': true,
})
