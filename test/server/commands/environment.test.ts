import * as assert from 'uvu/assert'
import { siteOf } from '../../../server/commands/site.ts'
import { ConsoleTrouble, environmentOf } from '../../../server/env.ts'
import { spec } from '../../lib/spec.ts'

const troubleOf = (work: () => unknown): string => {
  try {
    work()
    return ''
  } catch (error) {
    if (error instanceof ConsoleTrouble) return error.message
    throw error
  }
}

spec('The environment', (it) => {
  it('has a standard for everything', () => {
    const { port, host, dataFolder, configurationFolder, origin, proxies, limits } = environmentOf({}, '/srv')
    assert.equal(
      { port, host, dataFolder, origin, proxies, limits },
      { port: 3000, host: '127.0.0.1', dataFolder: '/srv/data', origin: undefined, proxies: [], limits: true },
    )
    assert.match(configurationFolder, /seeds\/child-protection$/)
  })

  it('takes folders from where the command was given', () =>
    assert.is(environmentOf({ FORMWORK_CONFIG: '../mine' }, '/srv/app').configurationFolder, '/srv/mine'))

  for (const PORT of ['http', '-1', '65536', '3e3', ' 80']) {
    it(`says in one line that ${PORT} is no port`, () =>
      assert.match(
        troubleOf(() => environmentOf({ PORT })),
        /^PORT is .*$/,
      ))
  }

  it('says in one line that an origin is none', () =>
    assert.match(
      troubleOf(() => environmentOf({ FORMWORK_ORIGIN: 'records.example.org' })),
      /https:\/\/records\.example\.org\.$/,
    ))
})

spec('The site', (it) => {
  const real = { demo: false, developer: false }
  const site = (variables: Record<string, string>, mode = real) => siteOf(environmentOf(variables, '/srv'), mode)

  it('of this machine is reached by its names, in the clear', () =>
    assert.equal([site({}).origins, site({}).secure], [['http://localhost:3000', 'http://127.0.0.1:3000'], false]))

  it('beyond this machine is reached by https or not at all', () => {
    assert.match(
      troubleOf(() => site({ HOST: '0.0.0.0' })),
      /^HOST is 0\.0\.0\.0: .*https.*$/,
    )
    assert.match(
      troubleOf(() => site({ HOST: '0.0.0.0', FORMWORK_ORIGIN: 'http://records.example.org' })),
      /https/,
    )
    const { origins, secure } = site({ HOST: '0.0.0.0', FORMWORK_ORIGIN: 'https://records.example.org/' })
    assert.equal([origins, secure], [['https://records.example.org'], true])
  })

  it('may be shown around in the clear when all in it is invented', () =>
    assert.ok(site({ HOST: '0.0.0.0' }, { demo: true, developer: true }).origins.includes('http://0.0.0.0:3000')))
})
