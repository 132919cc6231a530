/** The value under `key`, or undefined where the object does not hold it itself. The value is read first, so that a Solid store tracks the key. */
export function own<Value>(of: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  const value = of?.[key]
  return of !== undefined && value !== undefined && Object.hasOwn(of, key) ? value : undefined
}
