import { defineStateChange } from './record-state.ts'

/** Takes a record out of all default lists. Nothing is erased. */
export const disable = defineStateChange('disable', false)
