import { existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConsoleTrouble } from '../env.ts'

/** A folder that is not there yet, or empty: nothing is ever overwritten. */
export function newFolderFor(name: string | undefined): string {
  if (name === undefined) throw new ConsoleTrouble('Say where it is to go: --out FOLDER')
  const folder = resolve(name)
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new ConsoleTrouble(`${folder} is there already and not empty: nothing in it is overwritten.`)
  }
  return folder
}
