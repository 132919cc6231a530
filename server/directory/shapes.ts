/** Shapes of what is written to the directory. */
import { problems } from '../../engine/problems.ts'
import type { Json } from '../security/json-reader.ts'
import { object, type Shape, text, wholeNumber } from '../security/shapes.ts'

const LOCALE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** A text by language; a blank one is none. */
export const texts = (longest: number): Shape<Readonly<Record<string, string>>> => {
  const each = text({ longest })
  return {
    schema: { type: 'object', additionalProperties: each.schema },
    read(value, at) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw problems.bodyRefused({ code: 'body.wrong_type', detail: at })
      }
      const entries = Object.entries(value as Readonly<Record<string, Json>>).map(([locale, said]) => {
        if (!LOCALE.test(locale))
          throw problems.bodyRefused({ code: 'body.key_unknown', detail: `${at}/${locale.slice(0, 20)}` })
        return [locale, each.read(said, `${at}/${locale}`).trim()] as const
      })
      return Object.fromEntries(entries.filter(([, said]) => said !== ''))
    },
  }
}

/** Bytes that were sent before, by their hash. */
export const fileHash = text({ longest: 64, pattern: /^[0-9a-f]{64}$/ })

/** The version that the writer saw, beside the data. */
export const versioned = <Value>(data: Shape<Value>) => object({ data, version: wholeNumber(0) })
