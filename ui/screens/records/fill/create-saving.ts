import { createSignal } from 'solid-js'
import type { Action } from '../../../../engine/actions/action-type.ts'
import { equal } from '../../../../engine/lib/equal.ts'
import type { Issue, Problem } from '../../../../engine/problems.ts'
import { newAction } from '../../../data/records.ts'
import { OutOfReach } from '../../../data/trouble.ts'
import type { Undone, Wording } from '../../../data/writes.ts'
import type { RecordAnswers } from '../../../form/create-answers.ts'
import { FileRefused } from '../../../form/files-at-hand.ts'
import type { Payload } from '../../../form/payload.ts'

type Became = { readonly kind: 'done' } | Undone

interface Parts {
  readonly answers: RecordAnswers
  /** The write as it would be sent, but for its id. */
  readonly wish: (payload: Payload, overrideReason: string | undefined) => Omit<Action, 'mutation'>
  /** The payload once its files have arrived; what was wrong with one is thrown with the place of it. */
  readonly sent: (payload: Payload) => Promise<Payload>
  readonly perform: (action: Action, wording: Wording) => Promise<Became>
  readonly wording: () => Wording
  readonly onDone: () => void
  /** There was nothing to send. */
  readonly onNothing: () => void
  /** The record is not what this form stands on any more: somebody changed the same, or an earlier attempt had arrived after all. */
  readonly onMoved: (overrideReason: string | undefined) => Promise<void>
}

const isWarning = (issue: Issue) => issue.level === 'warning'

/** Saving: judged here as the server will judge it, sent, and sent again under the same id where nobody answered. */
export function createSaving(parts: Parts) {
  const { answers } = parts
  const [errors, setErrors] = createSignal<readonly Issue[]>([])
  const [warnings, setWarnings] = createSignal<readonly Issue[]>([])
  const [trouble, setTrouble] = createSignal<unknown>()
  const [saving, setSaving] = createSignal(false)
  let last: Action | undefined

  const say = (issues: readonly Issue[], isOverridden: boolean) => {
    const wrong = issues.filter((issue) => !isWarning(issue))
    setErrors(wrong)
    setWarnings(wrong.length === 0 && !isOverridden ? issues.filter(isWarning) : [])
    return wrong.length > 0 || warnings().length > 0
  }

  const actionFor = (wish: Omit<Action, 'mutation'>) => {
    const { mutation, ...before } = last ?? { mutation: '' }
    last = mutation !== '' && equal(before, wish) ? last : newAction(wish)
    return last as Action
  }

  const became = (outcome: Became, overrideReason: string | undefined) => {
    switch (outcome.kind) {
      case 'done':
        return parts.onDone()
      case 'issues':
        answers.tell(outcome.issues)
        say(outcome.issues, false)
        return undefined
      case 'clash':
        return parts.onMoved(overrideReason)
      case 'unsent':
        return setTrouble(new OutOfReach(outcome.reason))
      default:
        return refused(outcome.problem, overrideReason)
    }
  }

  const refused = (problem: Problem, overrideReason: string | undefined) =>
    problem.code === 'record.exists' ? parts.onMoved(overrideReason) : setTrouble(problem)

  return {
    /** What stood in the way at the last attempt. */
    errors,
    /** What asks to be thought over. */
    warnings,
    trouble,
    saving,
    /** Whether nothing stands in the way among these issues; says what does. Warnings wait for the save. */
    passes(isMeant: (issue: Issue) => boolean): boolean {
      const issues = answers.issues().filter((issue) => isMeant(issue) && !isWarning(issue))
      answers.notice(issues)
      return !say(issues, false)
    },
    async save(overrideReason?: string) {
      if (saving()) return
      setTrouble(undefined)
      const issues = answers.issues()
      answers.notice(issues)
      if (say(issues, overrideReason !== undefined)) return
      const payload = answers.payload()
      const wish = parts.wish(payload, overrideReason)
      if (wish.name === 'update' && Object.keys(payload).length === 0) {
        parts.onNothing()
        return
      }
      setSaving(true)
      try {
        const sent = { ...wish, answers: await parts.sent(payload) }
        await became(await parts.perform(actionFor(sent), parts.wording()), overrideReason)
      } catch (error) {
        if (error instanceof FileRefused) return became({ kind: 'issues', issues: [error.issue] }, overrideReason)
        setTrouble(() => error)
      } finally {
        setSaving(false)
      }
    },
  }
}
