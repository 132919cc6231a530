import type { Booted } from '../../config/boot.ts'
import { watchFolder } from '../../config/watch.ts'
import type { ChangeableConfiguration } from '../configuration.ts'
import type { Environment } from '../env.ts'
import { traceOf } from '../log.ts'
import type { Parts } from '../parts.ts'
import type { Instance } from './open-instance.ts'

type Served = Parts & { readonly configuration: ChangeableConfiguration }

/** Takes up each good change of the folder while the instance runs; after a broken one the last good serves on. */
export function keepConfiguration(
  { configurationFolder }: Environment,
  instance: Instance,
  parts: Served,
  told: (booted: Booted) => void = () => undefined,
): () => void {
  const { stores, configuration, clock, log } = parts
  return watchFolder(configurationFolder, {
    cache: instance.cache,
    hash: instance.booted.hash,
    onChange: (booted) => {
      const { model, issues } = booted
      if (!model) {
        configuration.change(issues)
        log({ event: 'configuration-broken', issues: issues.length })
        told(booted)
        return
      }
      const switched = () => configuration.change(issues, model)
      stores.activate(model, new Date(clock()).toISOString(), { switched }).then(
        () => {
          log({ event: 'configuration-changed', issues: issues.length })
          told(booted)
        },
        (error: unknown) => log({ event: 'configuration-not-activated', ...traceOf(error) }),
      )
    },
  })
}
