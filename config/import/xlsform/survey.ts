import type { Item } from '../item.ts'
import type { Ledger } from '../ledger.ts'
import type { Row } from './sheets.ts'

/** A row of the survey, and for groups and repeats what stands in them. */
export interface Node {
  readonly row: Row
  readonly kind: 'question' | 'group' | 'repeat'
  /** First word of the type, in small letters. */
  readonly type: string
  /** Second word: the list of choices. */
  readonly list: string
  /** Further words, such as `or_other`. */
  readonly more: readonly string[]
  readonly name: string
  readonly inside: readonly Node[]
}

const SPELLINGS: Readonly<Record<string, string>> = {
  'begin group': 'begin_group',
  'end group': 'end_group',
  'begin repeat': 'begin_repeat',
  'end repeat': 'end_repeat',
  'select one': 'select_one',
  'select multiple': 'select_multiple',
  'select_one from': 'select_one',
  'select one from file': 'select_one_from_file',
  'select multiple from file': 'select_multiple_from_file',
  photo: 'image',
  trigger: 'acknowledge',
  int: 'integer',
  string: 'text',
}

/** The survey as a tree. What closes nothing, or is never closed, is reported. */
export function surveyTree(rows: readonly Row[], ledger: Ledger): readonly Node[] {
  const stack: { node: Node & { inside: Node[] } }[] = []
  const roots: Node[] = []
  const add = (node: Node) => (stack.at(-1)?.node.inside ?? roots).push(node)
  for (const row of rows) {
    const cell = row.get('type')
    if (!cell.isSaid) continue
    const { type, list, more } = typeIn(cell)
    const name = row.get('name').text || `row_${row.number}`
    const [, edge, what] = /^(begin|end)_(group|repeat)$/.exec(type) ?? []
    if (edge === 'end') {
      const open = stack.pop()
      cell.converted('', 'the end of a group or repeat')
      row.get('name').converted('', 'the end of a group or repeat')
      for (const [, one] of row.cells())
        if (!one.isTouched) one.leftOut('the end of a group or repeat says nothing else')
      if (open?.node.kind !== what) {
        const found = `\`${cell.text}\`, which ends ${open ? `the ${open.node.kind} \`${open.node.name}\`` : 'nothing'}`
        ledger.find({ kind: 'invalid', at: cell.at, found, instead: open ? 'the end of what is open' : 'nothing' })
      }
    } else if (edge === 'begin') {
      const node = { row, kind: what as 'group' | 'repeat', type, list, more, name, inside: [] as Node[] }
      add(node)
      stack.push({ node })
    } else add({ row, kind: 'question', type, list, more, name, inside: [] })
  }
  for (const { node } of stack) {
    const found = `the ${node.kind} \`${node.name}\`, which never ends`
    ledger.find({ kind: 'invalid', at: node.row.get('type').at, found, instead: 'its end at the end of the form' })
  }
  return roots
}

function typeIn(cell: Item): Pick<Node, 'type' | 'list' | 'more'> {
  const written = cell.text.replace(/\s+/g, ' ')
  const spelling = Object.keys(SPELLINGS).find(
    (one) => written.toLowerCase() === one || written.toLowerCase().startsWith(`${one} `),
  )
  const [type = '', list = '', ...more] = (
    spelling ? SPELLINGS[spelling] + written.slice(spelling.length) : written
  ).split(' ')
  return { type: type.toLowerCase(), list, more }
}
