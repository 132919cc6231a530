import { csvTexts } from './csv.ts'
import { type FileKind, fileKindOf } from './file-kinds.ts'
import { contentHashOfFiles, hashOfFiles } from './folder-hash.ts'
import type { ConfigIssue } from './issue.ts'
import { limits } from './limits.ts'

/** One file of a folder, read but not judged. */
export interface SourceFile {
  /** Relative to the folder, with `/`. */
  readonly path: string
  readonly kind: FileKind | undefined
  readonly text: string
  /** The JSON value; undefined where the text is no JSON. Parsed when first asked for. */
  json(): unknown
  /** The cells of a file in CSV, by line. Parsed when first asked for. */
  rows(): readonly (readonly string[])[]
}

/** A configuration folder as it was read: what it holds, and what could not be read. */
export interface Source {
  /** Of the files as they are written. */
  readonly hash: string
  /** Of what they say: `Model.hash`. Worked out when first asked for. */
  content(): string
  /** In the order of their paths. */
  readonly files: readonly SourceFile[]
  /** Found by the loader: files too large, links, bytes that are no text. */
  readonly refused: readonly ConfigIssue[]
}

/** The pure half of the loader: a folder out of paths and texts. Files that stand in `before` with the same text are taken from there, with all that is known of them. */
export function sourceOf(
  texts: ReadonlyMap<string, string>,
  refused: readonly ConfigIssue[] = [],
  before?: Pick<Source, 'files'>,
): Source {
  const paths = [...texts.keys()].sort()
  const known = new Map(before?.files.map((file) => [file.path, file]))
  const files = paths.map((path) => {
    const [text = '', same] = [texts.get(path), known.get(path)]
    return same?.text === text ? same : sourceFile(path, text)
  })
  let hash: string | undefined
  let content: string | undefined
  return {
    get hash() {
      hash ??= hashOfFiles(texts)
      return hash
    },
    content: () => {
      content ??= contentHashOfFiles(files)
      return content
    },
    files,
    refused,
  }
}

function sourceFile(path: string, text: string): SourceFile {
  let parsed: { value: unknown } | undefined
  let rows: readonly (readonly string[])[] | undefined
  return {
    path,
    kind: fileKindOf(path),
    text,
    json: () => {
      parsed ??= { value: jsonOf(text) }
      return parsed.value
    },
    rows: () => {
      rows ??= csvTexts(text)
      return rows
    },
  }
}

function jsonOf(text: string): unknown {
  if (depthOf(text) > limits.depth) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What hides brackets, and brackets: as those read it who find out what is wrong with a text that is no JSON, for whom a
 * string ends with its line and a comment is one. Each part matches however it ends, so that no sign is looked at twice.
 */
const PARTS = /"(?:[^"\\\n\r]|\\[\s\S])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|[[\]{}]/g

/** How deep brackets nest, without parsing: what follows may recurse safely. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(PARTS)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}
