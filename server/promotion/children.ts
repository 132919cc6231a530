/** The processes that promoting works in, each asked one thing: started when it is asked, or before, where it is known that it will be. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'

interface Kind {
  /** Beside the bundle. */
  readonly bundled: URL
  /** Beside this file, from source. */
  readonly source: URL
  readonly execArgv: readonly string[]
  readonly stderr: 'ignore' | 'inherit'
}

/** Models are many small things that stay: with more room for what is young, they are copied less often. */
const ROOM = '--max-semi-space-size=32'

const KINDS = {
  /** Reads what anybody may have made, and may be made to cost as much as it can. */
  judge: {
    bundled: new URL('./judge-release.js', import.meta.url),
    source: new URL('./bundle-child.ts', import.meta.url),
    ...{ execArgv: [ROOM, '--max-old-space-size=1536'], stderr: 'ignore' },
  },
  count: {
    bundled: new URL('./impact.js', import.meta.url),
    source: new URL('./impact-child.ts', import.meta.url),
    ...{ execArgv: [ROOM], stderr: 'inherit' },
  },
} as const satisfies Readonly<Record<string, Kind>>

export type ChildKind = keyof typeof KINDS

export interface Children {
  /** Starts one that waits. It keeps nobody from ending. */
  expect(kind: ChildKind): void
  /** The one that waits, else a new one. */
  start(kind: ChildKind): ChildProcess
  close(): void
}

export function createChildren(): Children {
  const waiting = new Map<ChildKind, ChildProcess>()
  return {
    expect(kind) {
      const child = startChild(kind)
      child.on('error', () => waiting.delete(kind))
      child.on('exit', () => waiting.delete(kind))
      child.unref()
      child.channel?.unref()
      waiting.set(kind, child)
    },
    start(kind) {
      const child = waiting.get(kind)
      if (!child) return startChild(kind)
      waiting.delete(kind)
      child.ref()
      child.channel?.ref()
      return child
    },
    close() {
      for (const child of waiting.values()) child.kill('SIGKILL')
      waiting.clear()
    },
  }
}

/** Others come first: whoever saves does not wait for somebody who plans. */
const NICE = 10

export function startChild(kind: ChildKind): ChildProcess {
  const { bundled, source, execArgv, stderr }: Kind = KINDS[kind]
  const isBuilt = existsSync(bundled)
  const child = fork(fileURLToPath(isBuilt ? bundled : source), [], {
    serialization: 'advanced',
    execArgv: [...(isBuilt ? [] : process.execArgv), ...execArgv],
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  })
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICE)
  } catch {
    // Where the system does not let it be said, all are equal.
  }
  return child
}
