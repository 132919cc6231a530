import type { RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { WorkflowJson } from '../schema/workflow.schema.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Check, type Checked, referEach, within } from './check.ts'
import { names, typeOf } from './of-type.ts'

/** What workflows name, and whether records can come into each stage; one workflow for each programme. */
export const checkWorkflows: Check = (checked) => {
  const taken = new Map<string, string>()
  for (const placed of checked.folder.workflows) {
    const type = typeOf(checked, placed)
    if (!type) continue
    for (const programme of placed.json.programmes ?? type.programmes) {
      const key = `${type.id} ${programme}`
      const other = taken.get(key)
      if (other === undefined || other === placed.json.id) taken.set(key, placed.json.id)
      else {
        checked.report('workflow.overlap', within(placed, placed.json.programmes ? '/programmes' : '/recordType'), {
          found: `a second workflow for ${quoted(programme)}, which has ${quoted(other)}`,
          expected: 'one workflow for each programme',
        })
      }
    }
    checkStages(checked, placed, type)
  }
}

function checkStages(checked: Checked, placed: Placed<WorkflowJson>, type: RecordType): void {
  const { declared, report } = checked
  const { initial, order, stages } = placed.json
  const look = names(checked, placed, type)
  const own = new Set(stages.map(({ id }) => id))
  const supplied = stages.flatMap(({ lookup }) => checked.model.lookups[lookup ?? '']?.options ?? [])
  const all = new Set([
    ...stages.flatMap(({ id, lookup }) => (lookup === undefined ? [id] : [])),
    ...supplied.map(({ id }) => id),
  ])
  const isKnowable = stages.every(({ lookup }) => lookup === undefined || lookup in checked.model.lookups)
  if (isKnowable && !all.has(initial)) {
    report('reference.unknown', within(placed, '/initial'), {
      found: `stage ${quoted(initial)}, which does not exist`,
      expected: oneOf(all),
      suggestion: didYouMean(initial, all),
    })
  }
  referEach(report, placed, 'order', order, own, 'stage of this workflow')
  for (const [index, stage] of stages.entries()) {
    const here = pointerTo('stages', index)
    if (stage.lookup !== undefined) look.lookup(`${here}/lookup`, stage.lookup)
    if (stage.lookup === undefined && stage.label === undefined) {
      report('schema.missing_property', within(placed, here), { found: 'no `label`', expected: '`label`, or `lookup`' })
    }
    if (stage.lookup !== undefined && stage.enter === undefined && !stage.byHand) {
      report('schema.missing_property', within(placed, here), {
        found: `stages out of ${quoted(stage.lookup)} and no \`enter\``,
        expected: '`enter`, which gives the option',
      })
    }
    referEach(report, { ...placed, pointer: `${here}/byHand` }, 'roles', stage.byHand?.roles, declared.roles, 'role')
    if (stage.enter !== undefined && order && !order.includes(stage.id)) {
      report('stage.unreachable', within(placed, `${here}/enter`), {
        found: `${quoted(stage.id)}, which is not in \`order\`: nobody asks whether it is entered`,
        expected: `${quoted(stage.id)} in \`order\`, or no \`enter\``,
      })
    } else if (
      stage.enter === undefined &&
      !stage.byHand &&
      stage.id !== initial &&
      stage.lookup === undefined &&
      !isSet(checked, type, stage.id)
    ) {
      report('stage.unreachable', within(placed, `${here}/id`), {
        found: `${quoted(stage.id)}, into which no record can come`,
        expected: '`enter`, `byHand`, or an action with `set_stage`',
      })
    }
  }
}

/** Whether some action puts records into the stage. */
const isSet = ({ folder }: Checked, type: RecordType, stage: string): boolean =>
  folder.actions.some(
    ({ json }) =>
      json.recordType === type.id &&
      (json.effects as readonly object[]).some((effect) => 'to' in effect && effect.to === stage),
  )
