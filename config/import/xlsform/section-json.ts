import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import { inWords, type Texts } from '../texts.ts'
import { relevantWhen } from './expressions-at.ts'
import { textsIn } from './languages.ts'
import { isRepeat, type Repeat, type Section } from './layout.ts'
import { questionJson, type Writing } from './question-json.ts'

const SUMMARY = ['text', 'number', 'date', 'datetime', 'boolean', 'option']
const MOST_IN_SUMMARY = 3

/** A section as a form with its fields; nothing where no question of it is left. */
export function writeSection(section: Section, order: number, title: Texts, writing: Writing): boolean {
  const { importing, layout } = writing
  const { files, texts, ledger, type } = importing
  const to = `forms/${type}/${section.id}`
  const condition = relevantWhen(section.relevance, `${to}/visible`, layout.find(), importing)
  const hidesItself = asksItself(condition, section)
  const within: Writing = hidesItself ? { ...writing, formCondition: condition } : writing
  const fields = section.parts.flatMap((part) =>
    isRepeat(part) ? repeatJson(part, within) : [questionJson(part, within)],
  )
  const row = section.node?.row
  const label =
    (row && textsIn(row, 'label', `${to}/label`, texts)) ?? (row ? texts.whole({ en: inWords(section.id) }) : title)
  const description = row && textsIn(row, 'hint', `${to}/description`, texts)
  if (row && section.node) {
    row.get('type').converted(to, 'a group is a form')
    if (row.get('name').text === section.id) row.get('name').carried(`${to}/id`)
    else row.get('name').converted(`${to}/id`, 'see the ids that were changed')
    for (const [, cell] of row.cells()) if (!cell.isTouched) cell.leftOut('groups have a name, a label and a condition')
    const fate = fields.length > 0 ? 'converted' : 'left_out'
    ledger.thing({
      kind: 'group',
      at: row.get('type').at,
      name: section.node.name,
      fate,
      to,
      note: fields.length > 0 ? 'a form' : 'nothing in it is left',
    })
  }
  if (fields.length === 0) return false
  if (hidesItself && row) {
    const found = `the group \`${section.node?.name}\` shows by the answer to a question inside it`
    ledger.find({
      kind: 'meaning',
      at: row.get('type').at,
      found,
      instead: 'the form shows, and its other questions show by that condition',
    })
  }
  files.json(`fields/${type}/${section.id}.json`, { fields })
  files.json(`forms/${type}/${section.id}.json`, {
    id: section.id,
    group: 'form',
    label: texts.written(label),
    description: description && texts.written(description),
    visible: hidesItself ? undefined : condition,
    order,
    fields: fields.map((field) => field['id']),
  })
  return true
}

function repeatJson(repeat: Repeat, writing: Writing): readonly Readonly<Record<string, unknown>>[] {
  const { importing, layout } = writing
  const { texts, ledger } = importing
  const { node, id, path } = repeat
  const { row } = node
  const rows = repeat.questions.map((question) => questionJson(question, { ...writing, formCondition: undefined }))
  const label = textsIn(row, 'label', `${path}/label`, texts) ?? texts.whole({ en: inWords(id) })
  const help = textsIn(row, 'hint', `${path}/help`, texts)
  row.get('type').converted(`${path}/type`, 'a repeat is a subform')
  if (row.get('name').text === id) row.get('name').carried(`${path}/id`)
  else row.get('name').converted(`${path}/id`, 'see the ids that were changed')
  const own = relevantWhen(repeat.relevance, `${path}/visible`, layout.find(), importing)
  const { formCondition } = writing
  const visible = own === undefined ? formCondition : formCondition === undefined ? own : { and: [formCondition, own] }
  row.get('repeat_count').restLeftOut('people add the rows themselves')
  for (const [, cell] of row.cells()) if (!cell.isTouched) cell.leftOut('a subform has a name, a label and a condition')
  const isEmpty = rows.length === 0
  ledger.thing({
    kind: 'repeat',
    at: row.get('type').at,
    name: node.name,
    fate: isEmpty ? 'left_out' : 'converted',
    to: path,
    note: isEmpty ? 'nothing in it is left' : 'a subform',
  })
  if (isEmpty) return []
  const summary = repeat.questions
    .filter(({ kind }) => SUMMARY.includes(kind.value.kind) && kind.settings['long'] !== true)
    .slice(0, MOST_IN_SUMMARY)
  return [
    {
      id,
      type: 'subform',
      label: texts.written(label),
      ...(help && { help: texts.written(help) }),
      ...(visible !== undefined && { visible, whenHidden: 'clear' }),
      fields: rows,
      ...(summary.length > 0 && { summary: summary.map((question) => question.id) }),
      rowLabel: texts.written(label),
    },
  ]
}

const asksItself = (condition: Logic | undefined, section: Section): boolean => {
  const ids = new Set(section.parts.map(({ id }) => id))
  return [...namesRead(condition).record].some((name) => ids.has(name))
}
