import type { Logic } from '../../engine/logic/logic.ts'
import { callIn, isList } from '../../engine/logic/shape.ts'
import { oneOf, quoted } from '../words.ts'
import { type Check, refer } from './check.ts'
import { eachLogic } from './each-logic.ts'

/** What expressions ask of the entry of a transition: only where there is one, and only what it has. */
export const checkEntryNames: Check = (checked) => {
  for (const { logic, place, entry } of eachLogic(checked)) {
    for (const { name, pointer } of entryNamesIn(logic, '')) {
      const here = { file: place.file, pointer: place.pointer + pointer }
      if (entry) refer(checked.report, here, name, entry, 'value of the transition')
      else {
        checked.report('logic.out_of_place', here, {
          found: `${quoted(name)} of a transition`,
          expected: `${oneOf(['transition'])} only in \`effects\` of \`transitions/\``,
        })
      }
    }
  }
}

interface Named {
  readonly name: string
  readonly pointer: string
}

function* entryNamesIn(logic: Logic, pointer: string): Generator<Named> {
  if (isList(logic)) {
    for (const [index, part] of logic.entries()) yield* entryNamesIn(part, `${pointer}/${index}`)
    return
  }
  const call = callIn(logic)
  if (!call) return
  const [name] = call.operands
  if (call.name === 'transition' && typeof name === 'string')
    yield { name, pointer: pointer + (call.pointers[0] ?? '') }
  for (const [index, operand] of call.operands.entries())
    yield* entryNamesIn(operand, pointer + (call.pointers[index] ?? ''))
}
