import { printJson } from '../print-json.ts'

/** What an import writes: paths inside the folder, and what stands in the file. */
export type ImportedFiles = ReadonlyMap<string, string>

/** Collects the files of a configuration folder. */
export class FileCollector {
  readonly #files = new Map<string, string>()

  json(path: string, content: object): void {
    const whole = Array.isArray(content) ? content : withoutUndefined(content)
    this.text(path, printJson(whole))
  }

  text(path: string, text: string): void {
    this.#files.set(path, text)
  }

  get files(): ImportedFiles {
    return this.#files
  }
}

const withoutUndefined = (content: object): object =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined))
