/** What roles write of a record type's forms: the same for all, or by form. */
export type Access = 'r' | 'rw' | Readonly<Record<string, 'r' | 'rw'>>

/** Whether somebody fills in a form or only reads it; undefined: neither. */
export const accessOf =
  (access: Access | undefined) =>
  (form: string): 'r' | 'rw' | undefined =>
    typeof access === 'string' ? access : access && Object.hasOwn(access, form) ? access[form] : undefined
