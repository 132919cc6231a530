/** Makes the parts one after the other here, or several at once on threads; gives them in order either way. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Chunk, Chunks, Plan } from './chunk.ts'

/** Below so many parts, threads take longer to start than they save. */
const WORTH_IT = 6
const MOST_THREADS = 8

/** Stands beside the bundle only: from source everything is made on the one thread. */
const threadFile = new URL('./demo-maker.js', import.meta.url)

const threadsFor = ({ count }: Chunks) =>
  count < WORTH_IT || !existsSync(threadFile) ? 0 : Math.min(availableParallelism(), MOST_THREADS)

export async function* makeChunks(plan: Plan, chunks: Chunks, threads = threadsFor(chunks)): AsyncGenerator<Chunk> {
  if (threads > 0) yield* onThreads(plan, chunks.count, Math.min(threads, chunks.count))
  else for (let index = 0; index < chunks.count; index++) yield chunks.make(index)
}

/** Each thread makes every so-manieth part, and the next one only when its last was taken. */
async function* onThreads(plan: Plan, count: number, threads: number): AsyncGenerator<Chunk> {
  const makers = Array.from({ length: threads }, () => new Worker(threadFile, { workerData: plan }))
  try {
    const ask = (index: number) => {
      const answer = answerOf(makers[index % threads], index)
      // Trouble is met when the part's turn comes, not before.
      answer.catch(() => undefined)
      return answer
    }
    const asked = Array.from({ length: threads }, (_, index) => ask(index))
    for (let index = 0; index < count; index++) {
      const chunk = await asked[index]
      delete asked[index]
      if (index + threads < count) asked.push(ask(index + threads))
      if (chunk) yield chunk
    }
  } finally {
    await Promise.all(makers.map((maker) => maker.terminate()))
  }
}

async function answerOf(maker: Worker | undefined, index: number): Promise<Chunk | undefined> {
  if (!maker) return undefined
  maker.postMessage(index)
  const [chunk]: readonly Chunk[] = await once(maker, 'message')
  return chunk
}
