/** What of a record can be listed, filtered and counted by: its fields and what the platform knows of it, by the words for them. */
import type { ValueKind } from '../../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../../engine/fields/index.ts'
import { own } from '../../../engine/lib/own.ts'
import { openCoreFacts } from '../../../engine/permissions/role-fields.ts'
import { coreFacts } from '../../../engine/records/core-facts.ts'
import type { WholeModel } from '../../data/configuration-drafts.ts'
import { keyOfCode, t } from '../../lib/t.ts'
import { type Written, wordsIn } from './words-in.ts'

export interface Answerable {
  readonly id: string
  readonly label: string
  readonly kind: ValueKind
  readonly many: boolean
  /** Out of which it is answered. */
  readonly lookup?: string
}

const withoutValue: ReadonlySet<ValueKind> = new Set(['none', 'rows', 'files'])

const factLabel = (name: string): string => {
  const key = keyOfCode('fact', name)
  return key === undefined ? name : t(key)
}

/** Fields first, in their order, then the platform's facts; only what has a value of its own. */
export function answerables(
  model: WholeModel,
  recordType: string,
  languages: readonly string[],
): readonly Answerable[] {
  const type = own(model.recordTypes, recordType)
  if (!type) return []
  const fields = type.fields.map((field): Answerable => {
    const { lookup } = field.settings
    return {
      ...{ id: field.id, label: wordsIn(field.label as Written, languages) || field.id },
      ...{ kind: kindOf(field), many: fieldTypeOf(field).many ?? false },
      ...(typeof lookup === 'string' && { lookup }),
    }
  })
  const known = new Set(fields.map(({ id }) => id))
  const facts = openCoreFacts
    .filter((name) => !known.has(name))
    .flatMap((name): Answerable[] => {
      const fact = own(coreFacts, name)
      if (!fact) return []
      const lookup = name === 'status' ? { lookup: type.statusLookup } : {}
      return [{ id: name, label: factLabel(name), kind: fact.kind, many: fact.many ?? false, ...lookup }]
    })
  return [...fields, ...facts].filter(({ kind }) => !withoutValue.has(kind))
}

export const nameIn = (all: readonly Answerable[], id: string): string => all.find((one) => one.id === id)?.label ?? id

/** Words that tell things of the same name apart. */
export const toChoose = (all: readonly Answerable[]) =>
  all.map(({ id, label }) => ({
    id,
    label: all.some((other) => other.id !== id && other.label === label) ? `${label} (${id})` : label,
  }))
