import type { Effect, NamedAction } from '../../engine/lifecycle.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import type { Field } from '../../engine/model.ts'
import type { ActionJson, ConditionJson } from '../schema/action.schema.ts'
import type { FieldJson } from '../schema/fields.schema.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'

/** What lifecycles are made of besides their own files. */
export interface Around {
  readonly type: string
  readonly programmes: readonly string[]
  readonly fields: readonly Field[]
  /** Makes a field of a question that is written in an action. */
  readonly fieldOf: (json: FieldJson, folder: string) => Field
}

export function actionOf(json: ActionJson, { programmes, fields, fieldOf }: Around, t: TextReader): NamedAction {
  const here = `actions/${json.recordType}/${json.id}`
  const asksRecord = (json.asksRecord ?? []).filter((id) => fields.some((field) => field.id === id))
  return present({
    id: json.id,
    permission: json.id,
    label: t(`${here}/label`, json.label),
    description: t.maybe(`${here}/description`, json.description),
    programmes: json.programmes ?? programmes,
    offered: json.offered as Logic | undefined,
    conditions: conditionsOf(json.conditions, `${here}/conditions`, t),
    asks: [
      ...asksRecord.flatMap((id) => fields.find((field) => field.id === id) ?? []),
      ...(json.asks ?? []).map((field) => fieldOf(field, `${here}/asks`)),
    ],
    asksRecord,
    effects: json.effects as unknown as readonly Effect[],
    onOwn: json.onOwn,
    trigger: json.trigger as Logic | undefined,
    bulk: json.bulk,
  })
}

export const conditionsOf = (
  conditions: readonly ConditionJson[] | undefined,
  here: string,
  t: TextReader,
): NamedAction['conditions'] =>
  (conditions ?? []).map(({ id, holds, message }) => ({
    id,
    holds: holds as Logic,
    message: t(`${here}/${id}/message`, message),
  }))
