import { issuesOfOption, lookupSetting, optionText, readOptionId } from './choice.ts'
import { defineFieldType } from './field-type.ts'

const MOST = 500

/** Several options out of a lookup, each once, in the order in which they were chosen. */
export const choices = defineFieldType<'choices', readonly string[]>({
  type: 'choices',
  control: 'choices',
  kind: 'option',
  many: true,
  settings: lookupSetting,
  requiredSettings: ['lookup'],
  parse(input) {
    if (!Array.isArray(input) || input.length > MOST) return undefined
    const ids = new Set<string>()
    for (const value of input) {
      const id = readOptionId(value)
      if (id === undefined) return undefined
      ids.add(id)
    }
    return [...ids]
  },
  check(ids, context) {
    const standing = Array.isArray(context.standing) ? context.standing : []
    return ids.flatMap((id) => issuesOfOption(id, standing.includes(id), context))
  },
  toText: (ids, context) => ids.map((id) => optionText(id, context)).join(', '),
  examples: [
    { input: ['red', 'blue', 'red'], value: ['red', 'blue'], text: 'Red, Blue', settings: { lookup: 'colours' } },
  ],
})
