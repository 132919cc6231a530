/** Changes at one place of a JSON text; everything else stays as it was written, and what is new looks like what stands beside it. */

import stringify from 'json-stringify-pretty-compact'
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { canonicalJson } from '../release/canonical-json.ts'
import { Refused } from './operation.ts'

export type JsonPath = readonly (string | number)[]

const WIDTH = 120

const rootOf = (text: string): Node => {
  const root = parseTree(text)
  if (!root) throw new Error('A file that is edited is JSON')
  return root
}

const nodeAt = (text: string, path: JsonPath): Node | undefined => findNodeAtLocation(rootOf(text), [...path])

const rawOf = (text: string, { offset, length }: Node): string => text.slice(offset, offset + length)

const put = (text: string, offset: number, length: number, content: string): string =>
  text.slice(0, offset) + content + text.slice(offset + length)

/** The white space with which the line begins on which something stands. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}

/** In the manner of the file: short things on one line, with or without room inside of brackets. `taken`: what stands before it on its line. */
function printed(text: string, value: unknown, indent: string, taken = 0): string {
  const maxLength = Math.max(20, WIDTH - indent.length - taken)
  const plain = stringify(value, { maxLength, indent: 2 }).replaceAll('\n', `\n${indent}`)
  if (!text.includes('{ "')) return plain
  return plain.replace(/"(?:[^"\\]|\\.)*"|\{(?=")|(?<=[^\s{])\}/g, (part) =>
    part === '{' ? '{ ' : part === '}' ? ' }' : part,
  )
}

/** The value at a place, there or not; undefined takes it away. `names`: the order that properties of its object have, as far as they have one. */
export function withValue(text: string, path: JsonPath, value: unknown, names: readonly string[] = []): string {
  const node = nodeAt(text, path)
  if (value === undefined) return node ? without(text, node) : text
  if (!node) return withProperty(text, path, value, names)
  if (canonicalJson(jsonAt(text, node)) === canonicalJson(value)) return text
  if (Array.isArray(value) && node.type === 'array') return withList(text, node, value)
  return put(text, node.offset, node.length, printed(text, value, indentAt(text, node.offset), takenBefore(text, node)))
}

/** The entry, or the property with its name, goes with the comma and the line that it had. */
function without(text: string, node: Node): string {
  const gone = node.parent?.type === 'property' ? node.parent : node
  const members = gone.parent?.children ?? []
  const index = members.indexOf(gone)
  const [before, behind] = [members[index - 1], members[index + 1]]
  const end = gone.offset + gone.length
  if (before) return put(text, before.offset + before.length, end - before.offset - before.length, '')
  if (behind) return put(text, gone.offset, behind.offset - gone.offset, '')
  const parent = gone.parent ?? gone
  return put(text, parent.offset + 1, parent.length - 2, '')
}

const takenBefore = (text: string, { offset }: Node): number =>
  offset - text.lastIndexOf('\n', offset - 1) - 1 - indentAt(text, offset).length

const jsonAt = (text: string, node: Node): unknown => JSON.parse(rawOf(text, node)) as unknown

/** Behind the last property that comes before it. */
function withProperty(text: string, path: JsonPath, value: unknown, names: readonly string[]): string {
  const parent = nodeAt(text, path.slice(0, -1))
  const name = String(path.at(-1))
  if (parent?.type !== 'object') throw new Refused('edit.misshapen', { at: `/${path.slice(0, -1).join('/')}` })
  const rank = (key: string) => (names.includes(key) ? names.indexOf(key) : names.length)
  const properties = parent.children ?? []
  const keyOf = ({ children }: Node) => String(children?.[0]?.value)
  const before = properties.findLastIndex(
    (property) => keyOf(property) === '$schema' || rank(keyOf(property)) <= rank(name),
  )
  const print = (indent: string) => `${JSON.stringify(name)}: ${printed(text, value, indent, name.length + 4)}`
  return withMember(text, parent, before + 1, print)
}

/** A new member of a list at an index. */
export function withEntry(text: string, path: JsonPath, index: number, value: unknown): string {
  const list = nodeAt(text, path)
  if (list?.type !== 'array') throw new Refused('edit.misshapen', { at: `/${path.join('/')}` })
  return withMember(text, list, index, (indent) => printed(text, value, indent, 1))
}

/** Each member on a line of its own stays so; a short object on one line stays that while it fits. */
function withMember(text: string, parent: Node, index: number, print: (indent: string) => string): string {
  const members = parent.children ?? []
  const [first] = members
  const own = indentAt(text, parent.offset)
  const raw = rawOf(text, parent)
  const isFlat = first !== undefined && !raw.includes('\n')
  const isOne = isFlat && takenBefore(text, parent) + own.length + raw.length + print('').length < WIDTH - 2
  if (isOne && !print('').includes('\n')) {
    return at(text, members, index, print(''), ' ')
  }
  if (first === undefined || isFlat) {
    const [open, close] = [raw[0] ?? '', raw.at(-1) ?? '']
    const inner = `${own}  `
    const lines = members.map((member) => rawOf(text, member))
    lines.splice(index, 0, print(inner))
    return put(text, parent.offset, parent.length, `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${own}${close}`)
  }
  const inner = indentAt(text, first.offset)
  return at(text, members, index, print(inner), `\n${inner}`)
}

function at(text: string, members: readonly Node[], index: number, content: string, gap: string): string {
  const before = members[Math.min(index, members.length) - 1]
  const [first] = members
  if (before) return put(text, before.offset + before.length, 0, `,${gap}${content}`)
  return put(text, first?.offset ?? 0, 0, `${content},${gap}`)
}

/** A list of other entries: those that stay the same stay as they are written, wherever they go. */
function withList(text: string, list: Node, entries: readonly unknown[]): string {
  const members = list.children ?? []
  const written = new Map(members.map((member) => [canonicalJson(jsonAt(text, member)), rawOf(text, member)]))
  const isFlat = !rawOf(text, list).includes('\n')
  const own = indentAt(text, list.offset)
  const inner = `${own}  `
  const lines = entries.map((entry) => written.get(canonicalJson(entry)) ?? printed(text, entry, inner, 1))
  const flat = printed(text, entries, own, takenBefore(text, list))
  const isShort =
    !flat.includes('\n') && (isFlat || members.length === 0 || entries.every((one) => typeof one !== 'object'))
  const content = entries.length === 0 || isShort ? flat : `[\n${inner}${lines.join(`,\n${inner}`)}\n${own}]`
  return put(text, list.offset, list.length, content)
}
