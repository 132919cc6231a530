/** One line of JSON per event. Only what stands in `LogEntry` can be logged: no bodies, no queries, no messages of errors. */
export interface LogEntry {
  readonly event:
    | 'backup-failed'
    | 'backup-made'
    | 'bug'
    | 'check-failed'
    | 'configuration-broken'
    | 'configuration-changed'
    | 'configuration-not-activated'
    /** A rule of the configuration could not be judged: it was left out, or what it belongs to was refused. */
    | 'records-settled'
    | 'rule-failed'
    | 'mail-not-sent'
    | 'mail-unclear'
    | 'stopping'
    | 'sweep-failed'
  readonly request?: string
  readonly method?: string
  /** As declared (`/api/v2/:plural/:id`), never as asked. */
  readonly route?: string
  readonly error?: string
  /** Of a rule: record type, kind and id. */
  readonly rule?: string
  /** Where, without the message: a message may quote a value. */
  readonly stack?: readonly string[]
  readonly issues?: number
  /** What became of a mail, at which attempt; never to whom, or what. */
  readonly fate?: 'later' | 'refused' | 'unclear'
  readonly attempt?: number
  /** How many mails. */
  readonly mails?: number
}

export type Log = (entry: LogEntry) => void

export const logTo =
  (stream: { write(line: string): unknown }, clock: () => number): Log =>
  (entry) => {
    stream.write(`${JSON.stringify({ at: new Date(clock()).toISOString(), ...entry })}\n`)
  }

/** Name and places of an error. */
export const traceOf = (error: unknown): Pick<LogEntry, 'error' | 'stack'> =>
  error instanceof Error
    ? {
        error: error.name,
        stack: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 12)
          .map((line) => line.trim()),
      }
    : { error: typeof error }
