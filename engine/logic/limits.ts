/** How much an expression may be and do. Configuration is untrusted input: nothing in it can make a save slow. */
export const limits = {
  /** Operators and lists inside each other. */
  depth: 10,
  /** Operators, lists and literals in one expression. */
  nodes: 200,
  /** Operators carried out in one evaluation, those over rows once for each row. */
  steps: 10_000,
  /** Characters that `cat` may make. */
  text: 10_240,
} as const

/** An expression that cannot be answered: outside the language, or past a limit. Never leaves engine/logic but through `evaluate`. */
export class LogicError extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

// Evaluation is synchronous; one that starts inside another (a memo read on the way) has steps of its own.
let stepsLeft = 0

export function spend(steps: number): void {
  stepsLeft -= steps
  if (stepsLeft < 0) throw new LogicError('logic.too_much_work')
}

/** Runs one evaluation with steps of its own. */
export function withSteps<Result>(run: () => Result): Result {
  const before = stepsLeft
  stepsLeft = limits.steps
  try {
    return run()
  } finally {
    stepsLeft = before
  }
}
