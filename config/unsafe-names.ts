const unsafe: ReadonlySet<string> = new Set([
  ...['__proto__', 'constructor', 'prototype'],
  ...['hasownproperty', 'tostring', 'valueof'],
])

/** Whether the name means something to the machine: nothing that is looked up by its name is called so. */
export const isUnsafeName = (name: string): boolean => unsafe.has(name.toLowerCase())
