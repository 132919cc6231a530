import { folderOf } from './folder.ts'
import { loadFolder } from './load.ts'
import type { PersonJson } from './schema/people.schema.ts'

/** People of the demonstration, as `people.json` of a checked folder has them. */
export const demoPeople = (folder: string): readonly PersonJson[] =>
  folderOf(loadFolder(folder)).people.map(({ json }) => json)
