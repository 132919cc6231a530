import { Agent, get, type Server as HttpServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import * as assert from 'uvu/assert'
import { listen } from '../../../server/commands/listen.ts'
import { createServer } from '../../../server/create-server.ts'
import { environmentOf } from '../../../server/env.ts'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const MEGABYTE = 1024 * 1024

/** A server on a port, and a connection to it that reads nothing before it is told to. */
async function connected() {
  const { parts, as } = await aServer()
  const { token } = await as('nadia')
  const http = await listen(createServer(parts), { ...environmentOf(), port: 0, host: '127.0.0.1' })
  const { port } = http.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const troubles: string[] = []
  socket.on('error', ({ message }) => troubles.push(message)).pause()
  const begin = (more: string) =>
    socket.write(
      `POST /api/v2/loans HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\n${more}\r\n\r\n`,
    )
  const end = () => {
    socket.destroy()
    http.closeAllConnections()
    http.close()
  }
  return { socket, begin, end, troubles }
}

const written = (socket: Socket, bytes: Uint8Array | string) =>
  new Promise<void>((done) => {
    socket.write(bytes, () => done())
  })

/** What there is to be read of an answer, within a second. */
async function answerOf(socket: Socket, parts = 1): Promise<string> {
  let text = ''
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString()
  })
  socket.resume()
  for (let waited = 0; waited < 1000 && text.split('body.').length <= parts; waited += 20) await pause(20)
  return text
}

spec('A client that reads only when it has sent everything', (it) => {
  it('reads why it was refused, also if it said no length, and goes on over the same connection', async () => {
    const { socket, begin, end, troubles } = await connected()
    begin('Transfer-Encoding: chunked')
    const block = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MEGABYTE, ' '), Buffer.from('\r\n')])
    for (let sent = 0; sent < 30; sent += 1) await written(socket, block)
    await written(socket, '0\r\n\r\n')
    const first = await answerOf(socket)
    assert.match(first, /^HTTP\/1\.1 413 /)
    assert.match(first, 'body.too_large')
    begin('Content-Length: 2')
    await written(socket, '[]')
    assert.match(await answerOf(socket), 'body.wrong_type')
    assert.equal(troubles, [])
    end()
  })

  it('reads why it was refused, also over a line that is slow', async () => {
    const { socket, begin, end, troubles } = await connected()
    begin(`Content-Length: ${3 * MEGABYTE}`)
    for (let sent = 0; sent < 3; sent += 1) {
      await written(socket, Buffer.alloc(MEGABYTE, ' '))
      await pause(400)
    }
    assert.match(await answerOf(socket), /^HTTP\/1\.1 413 /)
    assert.equal(troubles, [])
    end()
  })
})

/** Seconds for which proxies keep a connection that nobody uses, unless they are told otherwise. */
const OF_PROXIES = 60

const opened = () =>
  listen(
    { fetch: () => new Response('here') } as unknown as Parameters<typeof listen>[0],
    { port: 0, host: '127.0.0.1' } as Parameters<typeof listen>[1],
  )

const answered = (http: HttpServer, agent: Agent) =>
  new Promise<IncomingMessage>((done, failed) => {
    const { port } = http.address() as AddressInfo
    get({ host: '127.0.0.1', port, agent }, (answer) => {
      answer.resume()
      answer.on('end', () => done(answer))
    }).on('error', failed)
  })

spec('The port', (it) => {
  it('keeps a connection that nobody uses for longer than proxies do', async () => {
    const http = await opened()
    const agent = new Agent({ keepAlive: true })
    const { headers } = await answered(http, agent)
    const seconds = Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])
    assert.ok(seconds > OF_PROXIES, `${seconds} s`)
    agent.destroy()
    http.close()
  })

  it('says which one is taken', async () => {
    const http = await opened()
    const { port } = http.address() as AddressInfo
    const refused = await listen(
      {} as Parameters<typeof listen>[0],
      { port, host: '127.0.0.1' } as Parameters<typeof listen>[1],
    ).catch((error: Error) => error.message)
    assert.match(String(refused), `Port ${port} is taken`)
    http.close()
  })
})
