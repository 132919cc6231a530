import { maximumBytesOf, maximumOf } from '../../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../../engine/fields/index.ts'
import { extensionOf } from '../../../engine/lib/file-name.ts'
import type { Field, Model } from '../../../engine/model.ts'
import { bytesText } from '../../lib/bytes-text.ts'
import { t } from '../../lib/t.ts'

/** What may be chosen for a field, for the browser's own dialogue and in words. */
export function choosable(field: Field, model: Model) {
  const { files, many } = fieldTypeOf(field)
  const types = files?.types ?? {}
  const extensions = [...new Set(Object.values(types).flatMap(([first = '']) => first))]
  const maximumBytes = maximumBytesOf({ field, model })
  const words = extensions.map((extension) => extension.toUpperCase()).join(', ')
  return {
    types,
    maximumBytes,
    maximum: many ? maximumOf({ field, model }) : 1,
    accept: Object.entries(types)
      .flatMap(([type, endings]) => [type, ...endings.map((ending) => `.${ending}`)])
      .join(','),
    words,
    limits: t(many ? 'form.files.limits' : 'form.files.limit', {
      count: maximumOf({ field, model }),
      size: bytesText(maximumBytes),
      types: words,
    }),
  }
}

export type Choosable = ReturnType<typeof choosable>

/** The type that a file's name stands for here; undefined where it can be none of those. */
export const typeByName = ({ types }: Pick<Choosable, 'types'>, name: string): string | undefined =>
  Object.entries(types).find(([, extensions]) => extensions.includes(extensionOf(name)))?.[0]

/** The name with the ending of what the file has become. */
export const nameAs = (name: string, extension: string) => `${name.replace(/\.[A-Za-z0-9]+$/, '')}.${extension}`
