/** A record on its way through one write: effects and rules change it, what stood before stays to be asked about. */
import type { Notice } from '../lifecycle.ts'
import { LogicError } from '../logic/limits.ts'
import { type Before, type RecordScope, scopeOfRecord, type Writer } from '../logic/scope.ts'
import type { Field, Model, RecordType } from '../model.ts'
import type { Reason } from '../problems.ts'
import type { TransitionRow } from '../records/collections.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Answers } from '../records/record.ts'
import type { Person } from '../transitions/person.ts'

export interface Becoming {
  readonly model: Model
  readonly type: RecordType
  readonly id: string
  readonly programme: string
  /** As it stood; nothing of what is new. */
  readonly before: Before
  /** Version that is written upon. */
  readonly version: number
  readonly actor: Writer
  /** Whether the writer owned it before; of what is new: owns it. */
  readonly isOwner: boolean
  readonly now: string
  readonly today: string
  readonly newId: () => string
  /** The same is done to other records at once. */
  readonly several?: true
  /** Questions of the dialog, and the answers. */
  readonly asked?: { readonly fields: readonly Field[]; readonly answers: Answers } | undefined
  /** What is known of people whom it may be given to, by user name. */
  readonly people?: ReadonlyMap<string, Person> | undefined
  /** Kinds of transitions that are being begun by others. */
  readonly beginning?: readonly string[]
  /** The entry that a step of a transition is about. */
  transition?: TransitionRow | undefined
  answers: Answers
  core: CoreFacts
  /** Put into a stage by name: the stages' own conditions are not asked in this write. */
  stageIsSet: boolean
  readonly notices: Notice[]
  /** Rules that could not be judged. */
  readonly faults: Fault[]
  scope?: RecordScope
}

/** A rule of the configuration that failed at run time: which, and why, in codes. */
export interface Fault {
  readonly recordType: string
  /** `alerts/notes_changed`. */
  readonly rule: string
  readonly code: string
}

/** An effect that cannot be: what it would write does not fit where it would stand. */
export class EffectError extends Error {
  readonly code: string
  /** Why, for whoever asked for it: nothing is wrong with the configuration. */
  readonly reason: Reason | undefined

  constructor(code: string, reason?: Reason) {
    super(code)
    this.code = code
    this.reason = reason
  }
}

/** The record as it has become so far, for expressions. */
export function scopeOf(becoming: Becoming): RecordScope {
  const { scope, answers, core } = becoming
  if (scope?.answers === answers && scope.core === core && scope.transition === becoming.transition) return scope
  const { model, type, programme, today, before, asked, actor, isOwner, now, version, transition } = becoming
  const made = scopeOfRecord({
    ...{ model, type, programme, today, answers, core, before, asked },
    writing: { actor, isOwner, now, version, ...(transition && { transition }) },
  })
  becoming.scope = made
  return made
}

/** What a rule comes to; one that fails is noted and left out. */
export function tried<Result>(becoming: Becoming, rule: string, run: () => Result): Result | undefined {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof LogicError || error instanceof EffectError)) throw error
    becoming.faults.push({ recordType: becoming.type.id, rule, code: error.code })
    return undefined
  }
}
