import { operators } from '../../engine/logic/operators/index.ts'

const DURING_WRITE = 'Only in stages, alerts, triggers and effects.'
const DURING_ACTION = 'Only in actions, approvals and alerts.'

/** What each operator means, in a sentence for people who write configuration. */
const meanings: Readonly<Record<string, string>> = {
  var: 'The answer to a field, or a core fact such as `status`. In rows: the row’s; `record.` before it: the record’s. In an option filter also `option.id` and `option.tags`.',
  and: 'Every one holds.',
  or: 'At least one holds.',
  '!': 'It does not hold. Also written `not`.',
  not: 'It does not hold. Also written `!`.',
  if: 'Condition, value, further conditions and values, value otherwise (missing where left out).',
  is_blank: 'There is no answer.',
  '==': 'The two are equal. False when one is missing.',
  '!=': 'The two are known and differ. False when one is missing.',
  '<': 'Less than. With three operands: the middle one lies between. False when one is missing.',
  '<=': 'At most. With three operands: the middle one lies between, bounds included. False when one is missing.',
  '>': 'More than. False when one is missing.',
  '>=': 'At least. False when one is missing.',
  in: 'The value is in the list, or is one of the answers to a field with several.',
  '+': 'Sum. Missing when a part is missing, as with all arithmetic.',
  '-': 'Difference; with one operand its negative.',
  '*': 'Product.',
  '/': 'Quotient; missing when divided by zero.',
  '%': 'What is left over of a division; missing when divided by zero.',
  floor: 'The whole number below.',
  min: 'The smallest.',
  max: 'The largest.',
  round: 'Rounded to a whole number, or to so many decimals.',
  sum: 'Sum of the numbers that there are, also out of lists; what is missing is left out.',
  some: 'In some row the condition holds.',
  all: 'There are rows, and in each the condition holds.',
  none: 'In no row the condition holds.',
  filter: 'The rows in which the condition holds.',
  map: 'One value of each row.',
  count: 'How many rows or values there are.',
  at_min:
    'Of two lists that go together, such as two `map`s of the same rows: the value that stands where the second is smallest; the first of several.',
  at_max: 'The value that stands where the second list is largest; the last of several.',
  today: 'The current day in the time zone of the instance. Not in calculations.',
  days_between: 'Days from the first date to the second.',
  years_between: 'Full years from the first date to the second.',
  add_days: 'The date so many days later.',
  add_years: 'The day so many years later: from a birth date, the birthday.',
  add_hours: 'The instant so many hours later; of a day, from its beginning.',
  cat: 'The values as one text; what is missing is left out.',
  length: 'How many characters a text has; 0 where it is missing.',
  matches:
    'The whole text fits a pattern like those of text fields, written out: `.` `\\d` `[a-z]` with `?` `*` `+` `{2,5}`.',
  changed: `This write changes the answer, or the core fact. In rows: the row’s. ${DURING_WRITE}`,
  was: `The answer before this write; missing in what is new. In rows: the row’s. ${DURING_WRITE}`,
  rows_added: `The rows that this write adds to a field with rows. ${DURING_WRITE}`,
  asked: `The answer to a question of the dialog. ${DURING_ACTION}`,
  actor: `Who does it: \`user_name\`, \`full_name\`, \`agency\` or \`role\`. ${DURING_ACTION}`,
  transition: `A value of the entry that a transition makes, or that its step is about: \`transitioned_to\`, \`service_record_id\`…, or the id of a question. ${DURING_ACTION}`,
  is_owner: `Who does it owns the record. ${DURING_ACTION}`,
  now: `The current instant. ${DURING_ACTION}`,
  version: `The version of the record that it is done to. ${DURING_ACTION}`,
}

export interface OperatorEntry {
  readonly name: string
  readonly operands: string
  readonly meaning: string
}

export const operatorEntries = (): readonly OperatorEntry[] =>
  [...operators.values()].map(({ name, operands: [least, most] }) => ({
    name,
    operands: least === most ? String(least) : most >= 100 ? `${least} or more` : `${least} to ${most}`,
    meaning: meanings[name] ?? '',
  }))

const logic = { $ref: '#/$defs/logic' }

/** How an expression looks, for editors: they offer the operators and underline others. */
export const logicDefinition = (): object => ({
  description: 'An expression in JSON Logic: a value, a list, or an object with one operator.',
  anyOf: [
    { type: ['null', 'boolean', 'number', 'string'] },
    { type: 'array', items: logic },
    {
      type: 'object',
      minProperties: 1,
      maxProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(
        operatorEntries().map(({ name, operands, meaning }) => [
          name,
          { description: `${meaning} Operands: ${operands}.`, ...logic },
        ]),
      ),
    },
  ],
})
