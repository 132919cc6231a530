import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import * as assert from 'uvu/assert'
import { type Client, createClient } from '../../../ui/data/client.ts'
import { OutOfReach } from '../../../ui/data/trouble.ts'
import { spec } from '../../lib/spec.ts'

const EVERYTHING = 'http://instance.test/api/v2/*'

/** A client whose requests cross a network that the test plays. */
async function over(answer: () => Response, run: (client: Client, told: string[]) => Promise<void>): Promise<void> {
  const network = setupServer(http.all(EVERYTHING, answer))
  network.listen({ onUnhandledRequest: 'error' })
  const told: string[] = []
  const client = createClient({
    fetch: (path, init) => fetch(`http://instance.test${path}`, init),
    locale: () => 'en',
    heard: () => told.push('heard'),
    unheard: () => told.push('unheard'),
    signedOut: () => told.push('signed out'),
  })
  try {
    await run(client, told)
  } finally {
    network.close()
  }
}

const thrownBy = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  )

spec('The network between', (it) => {
  it('that breaks is told apart from a refusal', () =>
    over(
      () => HttpResponse.error(),
      async (client, told) => {
        assert.instance(await thrownBy(client('/model')), OutOfReach)
        assert.equal(told, ['unheard'])
      },
    ))

  it('that answers with a page of a gateway is not the server', () =>
    over(
      () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 }),
      async (client) => {
        assert.instance(await thrownBy(client('/cases', { method: 'POST', body: {} })), OutOfReach)
      },
    ))

  it('that answers everything with a page to sign in to the hotel is not the server', () =>
    over(
      () => HttpResponse.html('<h1>Welcome guest</h1>'),
      async (client) => {
        assert.instance(await thrownBy(client('/model')), OutOfReach)
      },
    ))

  it('carries the end of a session', () =>
    over(
      () =>
        HttpResponse.json(
          { errors: [{ status: 401, resource: '/api/v2/model', message: ['session.missing'] }] },
          { status: 401 },
        ),
      async (client, told) => {
        assert.ok(await thrownBy(client('/model')))
        assert.ok(told.includes('signed out'))
      },
    ))
})
