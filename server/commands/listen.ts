import type { Server as HttpServer } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Server } from '../create-server.ts'
import { ConsoleTrouble, type Environment } from '../env.ts'
import { traceOf } from '../log.ts'
import type { Parts } from '../parts.ts'
import { letPast } from './let-past.ts'

const SECOND = 1000
/** How long the request itself may take to arrive; files come over slow lines. */
const REQUEST_LIMIT = 30 * SECOND
const UPLOAD_LIMIT = 600 * SECOND
/**
 * How long a connection without a request stays open: longer than proxies keep theirs (60 s), or now and then one would send
 * a save into a connection that is being closed.
 */
const IDLE_LIMIT = 75 * SECOND

const BRINGS_FILES =
  /^\/api\/v2\/(uploads\b|directory_files\b|locations\/import\b|releases\b|configuration_drafts\/[^/?]+\/files\b|[^?]*\/attachments\b)/

const hasBody = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD'

/** Opens the port. A client that is slow on purpose is let go. */
export function listen(server: Server, { port, host }: Environment): Promise<HttpServer> {
  const http = createAdaptorServer({
    fetch: async (request, env) => {
      const answer = await server.fetch(request, env)
      // A client that reads only once it has sent everything would find a connection that was cut, and no reason.
      if (answer.status >= 400 && hasBody(request) && !(await letPast((env as HttpBindings).incoming))) {
        answer.headers.set('Connection', 'close')
      }
      return answer
    },
    serverOptions: {
      ...{ maxHeaderSize: 16 * 1024, headersTimeout: 10 * SECOND },
      ...{ requestTimeout: UPLOAD_LIMIT, keepAliveTimeout: IDLE_LIMIT },
    },
  }) as HttpServer
  http.on('request', (request) => {
    if (BRINGS_FILES.test(request.url ?? '')) return
    const patience = setTimeout(() => {
      if (!request.complete) request.destroy()
    }, REQUEST_LIMIT).unref()
    request.once('close', () => clearTimeout(patience))
  })
  return new Promise((ready, failed) => {
    http.once('error', (error: NodeJS.ErrnoException) => failed(troubleOf(error, port, host)))
    http.listen(port, host, () => ready(http))
  })
}

function troubleOf(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new ConsoleTrouble(`Port ${port} is taken by another program (PORT).`)
  if (error.code === 'EACCES') return new ConsoleTrouble(`Port ${port} may not be opened by this user (PORT).`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new ConsoleTrouble(`This machine has no address ${host} (HOST).`)
  }
  return error
}

/** Stops taking requests, finishes those under way, closes what is open, and ends. What cannot be foreseen ends the process too. */
export function stopOnSignal(http: HttpServer, { log, site }: Parts, close: () => Promise<void>): void {
  let isStopping = false
  const stop = (code: number) => {
    if (isStopping) return
    isStopping = true
    log({ event: 'stopping' })
    setTimeout(() => process.exit(1), 25 * SECOND).unref()
    // The overlay of developers keeps a connection open for ever; nobody waits for that one.
    setTimeout(() => http.closeAllConnections(), site.developer ? SECOND / 4 : 10 * SECOND).unref()
    http.close(
      () =>
        void close().then(
          () => process.exit(code),
          () => process.exit(1),
        ),
    )
    http.closeIdleConnections()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(0))
  // Nobody knows what state it left: whatever watches over the process starts it anew.
  for (const surprise of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(surprise, (error: unknown) => {
      log({ event: 'bug', ...traceOf(error) })
      process.exit(1)
    })
  }
}
