/** For the overlay of those who write configuration: what is wrong with the folder, now and each time it changes. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Asked, Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'

/** Nobody reads more of them before mending one. */
const MOST_FRAMED = 50

export const developer = new Hono<Env>()
  .get('/developer/issues', (c) => jsonResponse(c, { data: issuesOf(c), metadata: stateOf(c) }))
  .get('/developer/events', (c) => {
    const { configuration } = c.var.parts
    return streamSSE(c, async (stream) => {
      const say = () => stream.writeSSE({ event: 'configuration', data: JSON.stringify(stateOf(c)) })
      const unsubscribe = configuration.subscribe(() => void say())
      await say()
      await new Promise<void>((ended) => stream.onAbort(ended))
      unsubscribe()
    })
  })

function issuesOf(c: Asked) {
  const { configuration, workshop } = c.var.parts
  const issues = configuration.issues()
  if (!workshop) return issues
  const framed = issues.slice(0, MOST_FRAMED).map((issue) => ({ ...issue, lines: workshop.linesAround(issue) }))
  return [...framed, ...issues.slice(MOST_FRAMED)]
}

function stateOf(c: Asked) {
  const { configuration } = c.var.parts
  const issues = configuration.issues()
  const errors = issues.filter(({ severity }) => severity === 'error').length
  return { release: configuration.release().model.hash, errors, warnings: issues.length - errors }
}
