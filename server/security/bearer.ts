import type { Asked } from '../context.ts'

/** The token of a script; undefined where the browser's cookie counts. */
export const bearerOf = (c: Asked): string | undefined =>
  /^Bearer ([^\s]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
