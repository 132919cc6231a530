/** The process that reads what would hold everybody else up. It keeps nothing of one question for the next, and ends with its parent. */
import { Problem } from '../../engine/problems.ts'
import { openReading } from '../projection/reading.ts'
import { type Answer, type Question, READY } from './messages.ts'

const reading = openReading(process.argv[2] ?? '')

function answerTo({ id, actor, counts, time, release }: Question): Answer {
  try {
    return { id, counted: reading.counts(actor, counts, time, release) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { kind, code, details } = error
    return { id, problem: { kind, code, details } }
  }
}

process.on('message', (question: Question) => process.send?.(answerTo(question)))
process.on('disconnect', () => process.exit())
process.send?.(READY)
