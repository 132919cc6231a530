import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Effect } from '../../engine/lifecycle.ts'
import type { RecordType } from '../../engine/model.ts'
import { collectionColumns } from '../../engine/records/collections.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { TransitionJson } from '../schema/transition.schema.ts'
import { oneOf, quoted } from '../words.ts'
import { checkEffect } from './actions.ts'
import { type Check, type Checked, refer, referEach, within } from './check.ts'
import { fieldWords, type NamesOfType, names, typeOf } from './of-type.ts'
import { checkCopies } from './panels.ts'
import { checkStates } from './transition-states.ts'

type Transition = Placed<TransitionJson>

/** What kinds of transitions name, whether anybody can receive them, and whether entries come into the states they speak of. */
export const checkTransitions: Check = (checked) => {
  for (const placed of checked.folder.transitions) {
    const type = typeOf(checked, placed)
    if (!type) continue
    const look = names(checked, placed, type)
    if (placed.json.form !== undefined) look.form('/form', placed.json.form)
    checkRecipient(checked, placed)
    checkFromRow(placed, type, look)
    checkConsent(checked, placed, type)
    checkGiven(checked, placed, look)
    checkMade(checked, placed, type)
    checkQuestions(checked, placed)
    checkBeyond(checked, placed, type)
    checkStates(checked, placed)
    const effectsAt = (list: TransitionJson['effects'], here: string) => {
      for (const [index, effect] of ((list ?? []) as unknown as readonly Effect[]).entries())
        checkEffect(checked, placed, effect, here + pointerTo(index), type, look)
    }
    effectsAt(placed.json.effects, '/effects')
    effectsAt(placed.json.expiryEffects, '/expiryEffects')
    checkExpiry(checked, placed)
    checkBegun(checked, placed)
    for (const [id, { effects }] of Object.entries(placed.json.steps ?? {}))
      effectsAt(effects, pointerTo('steps', id, 'effects'))
  }
}

function checkRecipient({ folder, report }: Checked, placed: Transition): void {
  const { recipient, recordType, remote, gives } = placed.json
  if (recipient === 'owner') {
    for (const property of ['remote', 'gives'] as const) {
      if ((property === 'remote' ? remote : gives) === undefined) continue
      report('reference.wrong_kind', within(placed, `/${property}`), {
        found: `\`${property}\` where the owner of the record receives it`,
        expected: 'somebody who is chosen, or nothing that they get: the owner has it all',
      })
    }
    return
  }
  const { receives, narrowedBy = [] } = recipient
  const service = narrowedBy.indexOf('service')
  if (service >= 0 && folder.instance && folder.instance.json.services === undefined) {
    report('schema.missing_property', within(placed, `/recipient/narrowedBy/${service}`), {
      found: 'a choice by service, and no lookup of services',
      expected: '`"services": "<lookup>"` in `instance.json`',
    })
  }
  if (folder.roles.some(({ json }) => own(json.actions ?? {}, recordType)?.includes(receives))) return
  report('transition.no_recipient', within(placed, '/recipient/receives'), {
    found: `${quoted(receives)}, which no role allows`,
    expected: `a permission that some role has on \`${recordType}\``,
  })
}

function checkFromRow({ json }: Transition, type: RecordType, look: NamesOfType): void {
  if (!json.fromRow) return
  const here = '/fromRow'
  const subform = look.field(`${here}/subform`, json.fromRow.subform)
  if (subform && !subform.rows) look.wrongKind(`${here}/subform`, fieldWords(subform), 'a field with rows')
  if (!subform?.rows) return
  const questions = type.lifecycle?.actions.find(({ id }) => id === json.id)?.asks ?? []
  for (const [question, name] of Object.entries(json.fromRow.prefill ?? {})) {
    const at = here + pointerTo('prefill', question)
    const isAsked = look.among(at, question, new Set(questions.map(({ id }) => id)), `question of \`${json.id}\``)
    const field = look.rowField(at, name, subform)
    const into = questions.find(({ id }) => id === question)
    if (!isAsked || !field || !into) continue
    const isSame = kindOf(field) === kindOf(into) && field.settings['lookup'] === into.settings['lookup']
    if (isSame) continue
    look.wrongKind(at, fieldWords(field), `a field like the question ${quoted(question)}, of type \`${into.type}\``)
  }
}

function checkConsent({ report }: Checked, placed: Transition, type: RecordType): void {
  const mine = placed.json.programmes ?? type.programmes
  for (const [index, { programmes }] of (placed.json.consent ?? []).entries()) {
    const here = { ...placed, pointer: placed.pointer + pointerTo('consent', index) }
    referEach(report, here, 'programmes', programmes, new Set(mine), `programme of \`${placed.json.id}\``)
  }
}

function checkGiven({ declared, model, report }: Checked, placed: Transition, look: NamesOfType): void {
  const { gives } = placed.json
  for (const [index, id] of (gives?.roles ?? []).entries()) {
    const place = within(placed, pointerTo('gives', 'roles', index))
    if (!refer(report, place, id, declared.roles, 'role')) continue
    const role = own(model.roles, id)
    if (role === undefined || role.referral) continue
    report('reference.wrong_kind', place, {
      found: `the role ${quoted(id)}, under which nothing can be shared`,
      expected: 'a role with `"referral": true`',
    })
  }
  for (const [index, id] of (gives?.actions ?? []).entries()) look.permission(pointerTo('gives', 'actions', index), id)
}

function checkMade(checked: Checked, placed: Transition, type: RecordType): void {
  const { makes } = placed.json
  if (!makes) return
  const { recordTypes } = checked.declared
  if (!refer(checked.report, within(placed, '/makes/recordType'), makes.recordType, recordTypes, 'record type')) return
  const here = { ...placed, pointer: `${placed.pointer}/makes` }
  checkCopies(checked, here, makes.copies, { from: type.id, to: makes.recordType })
}

/** Answers of steps that are kept with the entry under the platform's own names. */
const answersOfSteps: ReadonlySet<string> = new Set(['rejected_reason', 'rejection_note'])
const taken: ReadonlySet<string> = new Set([...Object.keys(collectionColumns.transitions), 'unique_id', 'answers'])

/** Questions of its own are called otherwise than what every entry has. */
function checkQuestions({ report }: Checked, placed: Transition): void {
  const refuse = (asks: TransitionJson['asks'], here: string, allowed: ReadonlySet<string>) => {
    for (const [index, { id }] of (asks ?? []).entries()) {
      if (!taken.has(id) || allowed.has(id)) continue
      report('name.reserved', within(placed, here + pointerTo(index, 'id')), {
        found: quoted(id),
        expected: 'another name: every entry has something of that name',
      })
    }
  }
  refuse(placed.json.asks, '/asks', new Set())
  for (const [id, { asks }] of Object.entries(placed.json.steps ?? {}))
    refuse(asks, pointerTo('steps', id, 'asks'), answersOfSteps)
}

/** Nobody is there who could give it to somebody else; and nothing is over that has no end. */
function checkExpiry({ report }: Checked, placed: Transition): void {
  const { expiryEffects, gives } = placed.json
  if (expiryEffects && gives?.days === undefined) {
    report('reference.wrong_kind', within(placed, '/expiryEffects'), {
      found: 'what happens when the time is over, where there is none',
      expected: '`days` in `gives`',
    })
  }
  for (const [index, { effect }] of ((expiryEffects ?? []) as unknown as readonly Effect[]).entries()) {
    if (effect !== 'set_owner' && effect !== 'start_transition') continue
    report('reference.wrong_kind', within(placed, pointerTo('expiryEffects', index, 'effect')), {
      found: `${quoted(effect)}, which somebody has to do`,
      expected: 'an effect that gives the record to nobody',
    })
  }
}

const begunBy = (effects: TransitionJson['effects']): readonly string[] =>
  ((effects ?? []) as unknown as readonly Effect[]).flatMap((effect) =>
    effect.effect === 'start_transition' ? [effect.kind] : [],
  )

/** A start that begins others begins itself by none of them. */
function checkBegun({ folder, report }: Checked, placed: Transition): void {
  const { id, recordType } = placed.json
  const startOf = (kind: string) =>
    folder.transitions.find(({ json }) => json.recordType === recordType && json.id === kind)?.json
  const begun = new Set(begunBy(placed.json.effects))
  for (const kind of begun) for (const next of begunBy(startOf(kind)?.effects)) begun.add(next)
  if (!begun.has(id)) return
  report('transition.circle', within(placed, '/effects'), {
    found: `the start of ${quoted(id)}, which begins itself by what it begins`,
    expected: 'a start that leads to an end',
  })
}

function checkBeyond({ report }: Checked, placed: Transition, type: RecordType): void {
  if (!placed.json.fromBeyond || type.beyondReach) return
  report('reference.wrong_kind', within(placed, '/fromBeyond'), {
    found: `a start beyond reach, where nothing is shown of ${quoted(type.id)}`,
    expected: `${oneOf(['beyondReach'])} in the record type`,
  })
}
