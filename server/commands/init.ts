import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { filesOfNewFolder } from '../../config/new-folder.ts'
import { ConsoleTrouble, SEEDS } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'
import { writeFiles } from './write-files.ts'

/** `formwork init`: a folder to begin a configuration in, out of one of those that ship. */
export const init: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { from: { type: 'string', default: 'child-protection' } }, 'words')
  const [name, ...more] = positionals
  if (name === undefined || more.length > 0)
    throw new ConsoleTrouble('Say one name for the new folder: formwork init NAME')
  const folder = resolve(name)
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new ConsoleTrouble(`${folder} is there already and not empty.`)
  }
  const files = filesOfNewFolder(basename(folder), templateFiles(values.from))
  writeFiles(folder, files)
  const here = relative(process.cwd(), folder) || '.'
  terminal.print(`Made ${here} from ${values.from}: ${files.size} files.`)
  terminal.print('')
  if (here !== '.') terminal.print(`  cd ${here}`)
  terminal.print('  formwork dev      serve it, and see each change as you save')
  terminal.print('  formwork test     play the scenarios in tests/')
  return 0
}

/** The files of a configuration that ships, by path. */
export function templateFiles(template: string): ReadonlyMap<string, string> {
  const names = readdirSync(SEEDS, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  if (!names.includes(template)) {
    throw new ConsoleTrouble(`There is no configuration ${template} to begin from: ${names.join(', ')}.`)
  }
  const root = join(SEEDS, template)
  return new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(root, path)).isFile())
      .sort()
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
  )
}
