import { gzipSync } from 'node:zlib'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { narrowedModel } from '../../engine/permissions/narrowed-model.ts'

interface ModelSize {
  /** Kilobytes of the model that a browser gets, compressed as the server does. */
  readonly kilobytes: number
  readonly role: string
  readonly locale: string
}

/** The largest model that anybody is sent, over all roles and languages of a folder. */
export function largestModel(folder: string): ModelSize {
  const model = modelOfFolder(folder)
  const sizes = Object.keys(model.roles).flatMap((role) =>
    model.instance.locales.map((locale) => {
      const account = {
        id: role,
        userName: role,
        fullName: role,
        role,
        agency: '',
        groups: [],
        locale,
        disabled: false,
      }
      const narrowed = narrowedModel(model, actorOf(model, account), locale)
      return { role, locale, kilobytes: gzipSync(JSON.stringify(narrowed)).length / 1024 }
    }),
  )
  return sizes.reduce((most, size) => (size.kilobytes > most.kilobytes ? size : most))
}
