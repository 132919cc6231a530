import { problems } from '../engine/problems.ts'
import type { Asked } from './context.ts'

const MOST = 100
const INDEX = /\[\d*\]$/

const parametersOf = (c: Asked) => [...new URL(c.req.url).searchParams]

/** `name=a,b`, `name[]=a` and `name[0]=a` of an address. */
export function valuesOf(c: Asked, name: string): readonly string[] {
  const values = parametersOf(c).flatMap(([key, value]) =>
    key === name || key.replace(INDEX, '') === name ? value.split(',').filter((part) => part !== '') : [],
  )
  if (values.length > MOST) throw problems.queryRefused({ field: name, code: 'query.too_large' })
  return values
}

/** `filters[name]=…` of an address, by name; any other name is refused. */
export function filtersOf<Name extends string>(c: Asked, known: readonly Name[]) {
  const keyOf = (name: Name) => `filters[${name}]`
  const keys = new Set(known.map(keyOf))
  for (const [key] of parametersOf(c)) {
    const isKnown = !key.startsWith('filters') || keys.has(key) || keys.has(key.replace(INDEX, ''))
    if (!isKnown) throw problems.queryRefused({ field: key.slice(0, 60), code: 'query.unknown_field' })
  }
  return (name: Name): readonly string[] => valuesOf(c, keyOf(name))
}
