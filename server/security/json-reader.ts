/**
 * The one reader of JSON that comes from outside. Stricter than `JSON.parse`: what two readers could understand
 * differently (duplicate keys, numbers beyond 2^53), what reaches for prototypes, and what is too deep or too wide is refused.
 */
import { problems } from '../../engine/problems.ts'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export interface JsonLimits {
  readonly depth: number
  readonly keys: number
  readonly items: number
  readonly textLength: number
}

export const jsonLimits: JsonLimits = { depth: 32, keys: 5_000, items: 2_000, textLength: 65_536 }

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LONE_SURROGATE = /\p{Surrogate}/u
const QUOTE = 34
const BACKSLASH = 92

/** Bytes as text: UTF-8 only, without a byte order mark. */
export function readText(bytes: Uint8Array | ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw problems.bodyRefused({ code: 'body.not_utf8' })
  }
}

export function readJson(text: string, limits: JsonLimits = jsonLimits): Json {
  let at = 0
  let keys = 0
  const path: (string | number)[] = []

  const refuse = (code: string) => problems.bodyRefused(path.length === 0 ? { code } : { code, detail: pointer(path) })

  function skipSpace(): void {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      at += 1
    }
  }

  function readWord<Value>(word: string, value: Value): Value {
    if (!text.startsWith(word, at)) throw refuse('body.malformed')
    at += word.length
    return value
  }

  function readNumber(): number {
    NUMBER.lastIndex = at
    const found = NUMBER.exec(text)?.[0]
    if (found === undefined) throw refuse('body.malformed')
    const value = Number(found)
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER) throw refuse('body.number_too_large')
    at += found.length
    return value
  }

  function readString(): string {
    const start = at
    at += 1
    let escaped = false
    for (;;) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        escaped = true
        at += 1
      } else if (!(code >= 32)) throw refuse('body.malformed')
      at += 1
    }
    at += 1
    if (at - start > limits.textLength) throw refuse('body.text_too_long')
    return escaped ? unescaped(text.slice(start, at)) : text.slice(start + 1, at - 1)
  }

  /** Escapes are the rare case; the platform's parser knows them, and has only one string before it. */
  function unescaped(quoted: string): string {
    let value: string
    try {
      value = JSON.parse(quoted) as string
    } catch {
      throw refuse('body.malformed')
    }
    if (value.includes('\u0000')) throw refuse('body.null_character')
    if (LONE_SURROGATE.test(value)) throw refuse('body.lone_surrogate')
    return value
  }

  function readObject(): JsonObject {
    const object: Record<string, Json> = {}
    at += 1
    skipSpace()
    if (text[at] === '}') {
      at += 1
      return object
    }
    for (;;) {
      skipSpace()
      if (text.charCodeAt(at) !== QUOTE) throw refuse('body.malformed')
      const key = readString()
      keys += 1
      if (keys > limits.keys) throw refuse('body.too_many_keys')
      path.push(key)
      if (FORBIDDEN_KEYS.has(key)) throw refuse('body.key_forbidden')
      if (Object.hasOwn(object, key)) throw refuse('body.duplicate_key')
      skipSpace()
      if (text[at] !== ':') throw refuse('body.malformed')
      at += 1
      object[key] = readValue()
      path.pop()
      skipSpace()
      const next = text[at]
      at += 1
      if (next === '}') return object
      if (next !== ',') throw refuse('body.malformed')
    }
  }

  function readList(): readonly Json[] {
    const list: Json[] = []
    at += 1
    skipSpace()
    if (text[at] === ']') {
      at += 1
      return list
    }
    for (;;) {
      if (list.length === limits.items) throw refuse('body.too_many_items')
      path.push(list.length)
      list.push(readValue())
      path.pop()
      skipSpace()
      const next = text[at]
      at += 1
      if (next === ']') return list
      if (next !== ',') throw refuse('body.malformed')
    }
  }

  function readValue(): Json {
    if (path.length > limits.depth) throw refuse('body.too_deep')
    skipSpace()
    switch (text[at]) {
      case '{':
        return readObject()
      case '[':
        return readList()
      case '"':
        return readString()
      case 't':
        return readWord('true', true)
      case 'f':
        return readWord('false', false)
      case 'n':
        return readWord('null', null)
      default:
        return readNumber()
    }
  }

  const value = readValue()
  skipSpace()
  if (at < text.length) throw refuse('body.malformed')
  return value
}

/** JSON pointer, cut short: keys are a stranger's text. */
function pointer(path: readonly (string | number)[]): string {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
  const whole = `/${steps.join('/')}`
  return whole.length > 200 ? `${whole.slice(0, 200)}…` : whole
}
