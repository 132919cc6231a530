import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isConfiguration } from './file-kinds.ts'
import type { ConfigIssue } from './issue.ts'
import { type IssueCode, issueCodes } from './issue-codes.ts'
import { limits } from './limits.ts'
import { type Source, sourceOf } from './source.ts'

/** Reads a folder. What cannot be read becomes an issue, not an exception; only a folder that is not there throws. */
export function loadFolder(folder: string): Source {
  const root = realpathSync(folder)
  const texts = new Map<string, string>()
  const refused: ConfigIssue[] = []
  const refuse = (code: IssueCode, file: string, found: string, expected: string) =>
    refused.push({ code, severity: issueCodes[code].severity, file, line: 1, column: 1, pointer: '', found, expected })
  let bytes = 0

  const readDirectory = (directory: string): void => {
    for (const entry of readdirSync(join(root, directory), { withFileTypes: true }).sort(byName)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`
      if (entry.isSymbolicLink()) refuse('file.link', path, 'a symbolic link', 'a file or folder of its own')
      else if (entry.isDirectory()) readDirectory(path)
      else if (entry.isFile() && isConfiguration(path)) readOne(path)
    }
  }

  const readOne = (path: string): void => {
    if (texts.size >= limits.files) {
      if (texts.size === limits.files) refuse('file.too_many', path, `more than ${limits.files} files`, 'fewer files')
      return
    }
    const most = path.endsWith('.csv') ? limits.csvBytes : limits.jsonBytes
    const { size } = lstatSync(join(root, path))
    bytes += size
    if (size > most || bytes > limits.folderBytes) {
      refuse('file.too_large', path, `${size} bytes`, `at most ${most} bytes, and ${limits.folderBytes} in the folder`)
      return
    }
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(root, path)))
      texts.set(path, text)
    } catch (error) {
      if (!(error instanceof TypeError)) refuse('file.unreadable', path, String(error), 'a file that can be read')
      else refuse('file.not_text', path, 'bytes that are not UTF-8', 'text saved as UTF-8')
    }
  }

  readDirectory('')
  return sourceOf(texts, refused)
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1)
