/** One thread of {@link makeChunks}: told the number of a part, it makes it. */
import { parentPort, workerData } from 'node:worker_threads'
import { chunksOf, type Plan } from './chunk.ts'

const chunks = chunksOf(workerData as Plan)
parentPort?.on('message', (index: number) => parentPort?.postMessage(chunks.make(index)))
