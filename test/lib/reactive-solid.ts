import { register } from 'node:module'

/** Node is given Solid's build for servers, which tracks nothing; after this, imports of Solid get the browser's. */
const hook = `export const resolve = (specifier, context, next) =>
  next(specifier, specifier.startsWith('solid-js') ? { ...context, conditions: ['browser', ...context.conditions] } : context)`
register(`data:text/javascript,${encodeURIComponent(hook)}`)

export const { createEffect, createMemo, createRoot } = await import('solid-js')
export const { createStore } = await import('solid-js/store')
