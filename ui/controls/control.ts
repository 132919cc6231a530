import type { Component } from 'solid-js'
import type { Entry } from '../form/entry.ts'

/** A control draws one field: label, help, the place to answer, and what is wrong. */
export interface ControlProps {
  readonly entry: Entry
}

export type ControlComponent = Component<ControlProps>
