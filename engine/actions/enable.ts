import { defineStateChange } from './record-state.ts'

/** Brings a disabled record back. */
export const enable = defineStateChange('enable', true)
