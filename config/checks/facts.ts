import type { Logic } from '../../engine/logic/logic.ts'
import { callIn, isList } from '../../engine/logic/shape.ts'
import type { RecordType } from '../../engine/model.ts'
import { type Check, type Checked, refer } from './check.ts'
import { eachLogic } from './each-logic.ts'

/** Stages and kinds of alerts that expressions compare core facts with. */
export const checkFacts: Check = (checked) => {
  for (const { logic, place, type } of eachLogic(checked)) {
    const names = namesOf(checked, type)
    for (const { fact, word, pointer } of comparedIn(logic, '')) {
      const known = names[fact]
      refer(checked.report, { file: place.file, pointer: place.pointer + pointer }, word, known.names, known.what)
    }
  }
}

const namesOf = ({ declared }: Checked, { id }: RecordType) => ({
  workflow: { names: declared.stages(id), what: `stage of \`${id}\`` },
  current_alert_types: { names: declared.alertKinds(id), what: `kind of alert on \`${id}\`` },
})

type Fact = keyof ReturnType<typeof namesOf>
const isFact = (name: unknown): name is Fact => name === 'workflow' || name === 'current_alert_types'

interface Compared {
  readonly fact: Fact
  readonly word: string
  readonly pointer: string
}

/** Words that stand beside a core fact in a comparison, each with its place. */
function* comparedIn(logic: Logic, pointer: string): Generator<Compared> {
  if (isList(logic)) {
    for (const [index, part] of logic.entries()) yield* comparedIn(part, `${pointer}/${index}`)
    return
  }
  const call = callIn(logic)
  if (!call) return
  const fact = call.operands.map(factIn).find((name) => name !== undefined)
  for (const [index, operand] of call.operands.entries()) {
    const here = pointer + (call.pointers[index] ?? '')
    if (fact && ['==', '!=', 'in'].includes(call.name)) yield* wordsIn(operand, here, fact)
    yield* comparedIn(operand, here)
  }
}

function* wordsIn(operand: Logic, pointer: string, fact: Fact): Generator<Compared> {
  if (typeof operand === 'string') yield { fact, word: operand, pointer }
  if (!isList(operand)) return
  for (const [index, word] of operand.entries()) {
    if (typeof word === 'string') yield { fact, word, pointer: `${pointer}/${index}` }
  }
}

const factIn = (logic: Logic): Fact | undefined => {
  const call = callIn(logic)
  const name = (call?.name === 'var' || call?.name === 'was') && String(call.operands[0]).replace(/^record\./, '')
  return isFact(name) ? name : undefined
}
