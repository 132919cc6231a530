import { type Node, parseTree } from 'jsonc-parser'
import { type Cell, csvRows } from './csv.ts'
import { limits } from './limits.ts'
import { depthOf, type SourceFile } from './source.ts'

/** Both from 1, as editors count. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Finds where things stand in one file. The file is parsed for positions only when somebody asks. */
export interface Positions {
  /** Of the value under a JSON pointer, or of its key. What is not there has the position of the nearest thing around it. */
  at(pointer: string, part?: 'key' | 'value'): Position
  /** How many characters of the line the value or the key takes; of an object or a list only its bracket. */
  lengthAt(pointer: string, part?: 'key' | 'value'): number
  atOffset(offset: number): Position
}

const known = new WeakMap<SourceFile, Positions>()

export function positionsOf(file: SourceFile): Positions {
  const before = known.get(file)
  if (before) return before
  const made = file.kind === 'locations' ? csvPositions(file.text) : jsonPositions(file.text)
  known.set(file, made)
  return made
}

function jsonPositions(text: string): Positions {
  const atOffset = offsets(text)
  let root: Node | undefined | 'unparsed' = 'unparsed'
  /** The node, or the nearest one around it. */
  const nodeAt = (pointer: string, part: 'key' | 'value' = 'value'): Node | undefined => {
    if (root === 'unparsed') root = depthOf(text) > limits.depth ? undefined : parseTree(text)
    const path = pointerParts(pointer)
    for (let length = path.length; root && length > 0; length--) {
      const node = find(root, path.slice(0, length))
      if (!node) continue
      const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
      return part === 'key' && length === path.length && key ? key : node
    }
    return root
  }
  return {
    atOffset,
    at(pointer, part) {
      const node = nodeAt(pointer, part)
      return node ? atOffset(node.offset) : { line: 1, column: 1 }
    },
    lengthAt(pointer, part) {
      const node = nodeAt(pointer, part)
      return node && node.type !== 'object' && node.type !== 'array' ? node.length : 1
    },
  }
}

/** A part counts as an index only in lists. */
function find(root: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root
  for (const part of path)
    node = node?.type === 'array' ? node.children?.[Number(part)] : node && valuesOf(node).get(part)
  return node
}

/** Of objects that were asked before: one of many thousand properties is not gone through for each of them. */
const knownValues = new WeakMap<Node, ReadonlyMap<string, Node>>()

function valuesOf(object: Node): ReadonlyMap<string, Node> {
  const before = knownValues.get(object)
  if (before) return before
  const values = new Map<string, Node>()
  for (const { type, children: [key, value] = [] } of object.children ?? []) {
    const name = String(key?.value)
    if (type === 'property' && value && !values.has(name)) values.set(name, value)
  }
  knownValues.set(object, values)
  return values
}

function csvPositions(text: string): Positions {
  let rows: Cell[][] | undefined
  const cellAt = (pointer: string): Cell | undefined => {
    rows ??= csvRows(text)
    const [row = '0', column = ''] = pointerParts(pointer)
    const at = rows[0]?.findIndex(({ text: name }) => name === column) ?? -1
    return rows[Number(row)]?.[Math.max(0, at)] ?? rows[Number(row)]?.[0] ?? rows[0]?.[0]
  }
  return {
    atOffset: offsets(text),
    at(pointer) {
      const cell = cellAt(pointer)
      return { line: cell?.line ?? 1, column: cell?.column ?? 1 }
    },
    lengthAt: (pointer) => Math.max(1, cellAt(pointer)?.text.length ?? 1),
  }
}

function offsets(text: string): (offset: number) => Position {
  let starts: number[] | undefined
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/** RFC 6901. */
export const pointerParts = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

export const pointerTo = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
