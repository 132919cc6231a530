import type { RecordType } from '../model.ts'
import type { TransitionKind, TransitionStep } from './transition-kind.ts'

/** Kinds of transitions of records of the type. */
export const kindsOf = ({ lifecycle }: Pick<RecordType, 'lifecycle'>): readonly TransitionKind[] =>
  lifecycle?.transitions ?? []

export const kindOf = (type: Pick<RecordType, 'lifecycle'>, id: string): TransitionKind | undefined =>
  kindsOf(type).find((kind) => kind.id === id)

export const stepOf = (kind: TransitionKind | undefined, id: string): TransitionStep | undefined =>
  kind?.steps.find((step) => step.id === id)

/** Step of a named action that begins a transition. */
export const START = 'start'

/** Name of the action that is the step of the kind; the start is called like the kind. */
export const actionOfStep = (kind: string, step: string): string => (step === START ? kind : `${step}_${kind}`)
