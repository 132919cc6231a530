import { createContext, type JSX, useContext } from 'solid-js'
import type { Field } from '../../engine/model.ts'
import type { Row } from '../../engine/records/record.ts'

/** What can be done with a saved row, where it is read. */
export type RowWays = (subform: Field, row: Row) => JSX.Element

const RowWaysContext = createContext<RowWays>(() => undefined)

export const RowWaysProvider = RowWaysContext.Provider

export const useRowWays = (): RowWays => useContext(RowWaysContext)
