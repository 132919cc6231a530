import { Agent, get, type Server as HttpServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as assert from 'uvu/assert'
import { listen } from '../../../server/commands/listen.ts'
import { spec } from '../../lib/spec.ts'

/** Seconds for which proxies keep a connection that nobody uses, unless they are told otherwise. */
const OF_PROXIES = 60

const opened = () =>
  listen(
    { fetch: () => new Response('here') } as unknown as Parameters<typeof listen>[0],
    { port: 0, host: '127.0.0.1' } as Parameters<typeof listen>[1],
  )

const answerOf = (http: HttpServer, agent: Agent) =>
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
    const { headers } = await answerOf(http, agent)
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
