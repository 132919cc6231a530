import { reservedNames } from '../../../engine/records/core-facts.ts'
import type { Item } from '../item.ts'
import type { Choices } from './choices.ts'
import type { Importing } from './importing.ts'
import { type QuestionKind, questionKindOf } from './question-types.ts'
import type { Node } from './survey.ts'
import type { Find, Value } from './xpath/value.ts'

/** A question, or the heading of a group inside a form. */
export interface Question {
  readonly node: Node
  readonly id: string
  readonly path: string
  readonly kind: QuestionKind
  /** Conditions of the groups around it, and its own. */
  readonly relevance: readonly Item[]
  readonly repeat?: Repeat
}

export interface Repeat {
  readonly node: Node
  readonly id: string
  readonly path: string
  readonly relevance: readonly Item[]
  readonly questions: Question[]
}

/** A group of the survey as a form; without a node the questions outside all groups. */
export interface Section {
  readonly id: string
  readonly node?: Node
  readonly relevance: readonly Item[]
  readonly parts: (Question | Repeat)[]
}

export const isRepeat = (part: Question | Repeat): part is Repeat => 'questions' in part

/** Lays a survey out: top groups are forms, groups inside them headings, repeats subforms of the record. */
export class Layout {
  readonly sections: Section[] = []
  readonly #importing: Importing
  readonly #choices: Choices
  readonly #questions = new Map<string, Question[]>()
  readonly #repeats = new Map<string, Repeat>()
  readonly #ownIds: ReadonlySet<string>

  constructor(roots: readonly Node[], choices: Choices, ownIds: ReadonlySet<string>, importing: Importing) {
    this.#importing = importing
    this.#choices = choices
    this.#ownIds = ownIds
    const outside = roots.filter(({ kind }) => kind !== 'group')
    const forms = [
      ...(outside.length > 0 ? [{ first: roots.indexOf(outside[0] as Node), nodes: outside }] : []),
      ...roots.flatMap((node, first) => (node.kind === 'group' ? [{ first, nodes: [node] }] : [])),
    ]
    for (const { nodes } of forms.sort((one, other) => one.first - other.first)) this.#section(nodes)
  }

  #section(nodes: readonly Node[]): void {
    const [first] = nodes
    const group = first?.kind === 'group' ? first : undefined
    const id = this.#importing.ids.of('form', group?.name ?? this.#importing.type)
    const relevance = group ? relevanceOf(group) : []
    const section: Section = { id, ...(group && { node: group }), relevance, parts: [] }
    this.sections.push(section)
    for (const node of group ? group.inside : nodes) this.#place(node, section, [], undefined)
  }

  #place(node: Node, section: Section, around: readonly Item[], repeat: Repeat | undefined): void {
    const relevance = [...around, ...relevanceOf(node)]
    if (node.kind === 'question') this.#question(node, section, relevance, repeat)
    else if (node.kind === 'repeat') this.#repeat(node, section, relevance, repeat)
    else {
      if (node.row.inLanguages('label').length > 0) this.#heading(node, section, relevance, repeat)
      else this.#unnamedGroup(node)
      for (const inner of node.inside) this.#place(inner, section, relevance, repeat)
    }
  }

  /** A group without a heading is its condition alone, which stands on each of its questions. */
  #unnamedGroup({ row, name }: Node): void {
    const note = 'a group without a heading: its condition stands on each question'
    row.get('type').converted(`forms/${this.#importing.type}`, note)
    for (const [column, cell] of row.cells()) {
      if (!cell.isTouched && !/^(bind::)?releva/i.test(column))
        cell.leftOut('a group without a heading has a condition and nothing else')
    }
    this.#importing.ledger.thing({ kind: 'group', at: row.get('type').at, name, fate: 'converted', note })
  }

  #repeat(node: Node, section: Section, relevance: readonly Item[], outer: Repeat | undefined): void {
    if (outer) {
      this.#importing.ledger.find({
        kind: 'meaning',
        at: node.row.get('type').at,
        found: `the repeat \`${node.name}\` inside the repeat \`${outer.node.name}\``,
        instead:
          'a list of its own on the same form: rows hold no rows, so a row no longer says which outer row it belongs to',
      })
      for (const cell of relevance) cell.leftOut('the condition reads the outer row, which the list no longer has')
    }
    const id = this.#idOf(node, undefined)
    const path = `fields/${this.#importing.type}/${id}`
    const made: Repeat = { node, id, path, relevance: outer ? [] : relevance, questions: [] }
    this.#repeats.set(node.name, made)
    section.parts.push(made)
    for (const inner of node.inside) this.#place(inner, section, [], made)
  }

  #question(node: Node, section: Section, relevance: readonly Item[], repeat: Repeat | undefined): void {
    const { ledger } = this.#importing
    const kind = questionKindOf(node, this.#choices)
    if (!kind || 'leftOut' in kind) {
      const note = kind ? kind.leftOut : `there is no question type \`${node.row.get('type').text}\``
      for (const [, cell] of node.row.cells()) cell.restLeftOut(note)
      ledger.thing({ kind: 'question', at: node.row.get('type').at, name: node.name, fate: 'left_out', note })
      if (!kind)
        ledger.find({
          kind: 'invalid',
          at: node.row.get('type').at,
          found: `the type \`${node.row.get('type').text}\``,
          instead: 'nothing: the question is left out',
        })
      return
    }
    this.#add({ node, ...this.#named(node, repeat), kind, relevance, ...(repeat && { repeat }) }, section)
  }

  #heading(node: Node, section: Section, relevance: readonly Item[], repeat: Repeat | undefined): void {
    const kind = { type: 'heading', settings: {}, value: { kind: 'other' } } as const
    this.#add({ node, ...this.#named(node, repeat), kind, relevance, ...(repeat && { repeat }) }, section)
  }

  #add(question: Question, section: Section): void {
    const { name } = question.node
    this.#questions.set(name, [...(this.#questions.get(name) ?? []), question])
    if (question.repeat) question.repeat.questions.push(question)
    else section.parts.push(question)
  }

  #named(node: Node, repeat: Repeat | undefined): Pick<Question, 'id' | 'path'> {
    const id = this.#idOf(node, repeat)
    const { type } = this.#importing
    return { id, path: repeat ? `fields/${type}/${repeat.id}/fields/${id}` : `fields/${type}/${id}` }
  }

  /** Two questions of one name in different groups are two fields. */
  #idOf(node: Node, repeat: Repeat | undefined): string {
    const space = repeat ? `field of the rows of ${repeat.id}` : 'field'
    const isSecond = repeat
      ? repeat.questions.some((one) => one.node.name === node.name)
      : this.#questions.get(node.name)?.some((one) => !one.repeat)
    const name = isSecond || this.#repeats.has(node.name) ? `${node.name}_row_${node.row.number}` : node.name
    return this.#importing.ids.of(space, name, (id) => reservedNames.has(id) || (!repeat && this.#ownIds.has(id)))
  }

  /** What names mean on the record, or in the rows of a repeat; `.` is the question itself. */
  find(place: { readonly self?: Question; readonly repeat?: Repeat | undefined } = {}): Find {
    const before = place.repeat ? 'record.' : ''
    return (name) => {
      if (name === '.') return place.self && answer(place.self, place.self.id)
      const found = this.#questions.get(name) ?? []
      const here = found.find((one) => one.repeat === place.repeat) ?? found[0]
      if (here) {
        if (here.kind.type === 'heading' || here.kind.type === 'note') return undefined
        if (here.repeat === place.repeat) return answer(here, here.id)
        if (!here.repeat) return answer(here, before + here.id)
        return { ...here.kind.value, logic: { map: [{ var: before + here.repeat.id }, { var: here.id }] }, each: true }
      }
      const repeat = this.#repeats.get(name)
      return repeat && { logic: { var: before + repeat.id }, kind: 'other', rows: true }
    }
  }

  get all(): readonly Question[] {
    return [...this.#questions.values()].flat()
  }

  /** Settles what a calculated question comes to, once its expression is known. */
  settleKind(question: Question, kind: QuestionKind): void {
    ;(question as { kind: QuestionKind }).kind = kind
  }
}

const answer = ({ kind }: Question, written: string): Value => ({ ...kind.value, logic: { var: written }, written })

const relevanceOf = ({ row }: Node): readonly Item[] =>
  row.get('relevant', 'relevance').isSaid ? [row.get('relevant', 'relevance')] : []
