import { watchFolder } from '../../config/watch.ts'
import type { ChangeableConfiguration } from '../configuration.ts'
import type { Environment } from '../env.ts'
import { traceOf } from '../log.ts'
import type { Parts } from '../parts.ts'
import type { Instance } from './open-instance.ts'

type Served = Parts & { readonly configuration: ChangeableConfiguration }

/** Takes up each good change of the folder while the instance runs; after a broken one the last good serves on. */
export function keepConfiguration({ configurationFolder }: Environment, instance: Instance, parts: Served): () => void {
  const { stores, configuration, clock, log } = parts
  return watchFolder(configurationFolder, {
    cache: instance.cache,
    hash: instance.booted.hash,
    onChange: ({ model, issues }) => {
      if (!model) {
        configuration.change(issues)
        log({ event: 'configuration-broken', issues: issues.length })
        return
      }
      stores.activate(model, new Date(clock()).toISOString()).then(
        () => {
          configuration.change(issues, model)
          log({ event: 'configuration-changed', issues: issues.length })
        },
        (error: unknown) => log({ event: 'configuration-not-activated', ...traceOf(error) }),
      )
    },
  })
}
