import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ConsoleTrouble, type Environment } from '../env.ts'
import type { Site } from '../parts.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Whether only this machine can reach the address. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host)

/** Where the instance is reached. Records travel in the clear on this machine only, unless they are invented. */
export function siteOf(environment: Environment, mode: Pick<Site, 'demo' | 'developer'>): Site {
  const { host, port, origin, proxies } = environment
  const secure = origin?.startsWith('https://') === true
  if (!secure && !LOOPBACK.has(host) && !mode.demo) {
    throw new ConsoleTrouble(
      `HOST is ${host}: beyond this machine people must reach the instance by https. Name it: FORMWORK_ORIGIN=https://…`,
    )
  }
  const local = ['localhost', '127.0.0.1', ...(LOOPBACK.has(host) ? [] : [host])].map(
    (name) => `http://${name}:${port}`,
  )
  const screens = screensFolder()
  return {
    origins: origin === undefined ? local : [origin],
    secure,
    proxies: new Set(proxies),
    ...mode,
    ...(screens !== undefined && { screens }),
  }
}

/** Beside the bundle; from source, where the build puts it. */
function screensFolder(): string | undefined {
  return ['./ui', '../../dist/ui'].map((place) => fileURLToPath(new URL(place, import.meta.url))).find(hasPage)
}

const hasPage = (folder: string) => existsSync(`${folder}/index.html`)
