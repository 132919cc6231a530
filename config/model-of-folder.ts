import type { Model } from '../engine/model.ts'
import { compile } from './compile.ts'
import { folderOf } from './folder.ts'
import { loadFolder } from './load.ts'

/** The model of a folder that is known to be good: nothing is checked. */
export const modelOfFolder = (path: string): Model => compile(folderOf(loadFolder(path)))
