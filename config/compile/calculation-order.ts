/**
 * Fields sorted so that each comes after those it reads; otherwise as they were given. Where some read each other in a
 * circle, those come last and are named, so that the checker can say so.
 */
export function orderByReading(
  fields: readonly string[],
  readsOf: (field: string) => Iterable<string>,
): { readonly order: readonly string[]; readonly circles: readonly (readonly string[])[] } {
  const calculated = new Set(fields)
  const order: string[] = []
  const circles: string[][] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (field: string, way: readonly string[]): void => {
    if (state.get(field) === 'done') return
    if (state.get(field) === 'open') {
      circles.push(way.slice(way.indexOf(field)))
      return
    }
    state.set(field, 'open')
    for (const read of readsOf(field)) if (calculated.has(read)) visit(read, [...way, field])
    state.set(field, 'done')
    order.push(field)
  }
  for (const field of fields) visit(field, [])
  return { order, circles }
}
