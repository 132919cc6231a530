import type { ValueKind } from '../../engine/fields/field-type.ts'
import { kindOf } from '../../engine/fields/index.ts'
import { fold } from '../../engine/lib/fold.ts'
import type { Entry } from '../form/entry.ts'
import type { Filling } from '../form/filling.ts'
import { say } from '../lib/t.ts'
import { type Pick, shownAtOnce } from './picker.tsx'

type Source = (entry: Entry, filling: Filling) => readonly Pick[]

/** Where the picks of a kind of value come from. */
const sources: Partial<Record<ValueKind, Source>> = {
  option: (entry, { optionsOf }) => optionsOf(entry).map(({ id, label }) => ({ id, label: say(label) || id })),
  agency: (entry, { model }) =>
    Object.values(model.agencies)
      .filter((agency) => !agency.retired || agency.id === entry.stored())
      .map(({ id, name }) => ({ id, label: say(name) || id })),
  user: (_, { people, model }) =>
    people().map(({ user_name, full_name, agency }) => ({
      id: user_name,
      label: full_name,
      note: (agency && say(model.agencies[agency]?.name)) || user_name,
    })),
}

/** Everything that may be picked for a field now. */
export const picksOf = (entry: Entry, filling: Filling): readonly Pick[] =>
  sources[kindOf(entry.field)]?.(entry, filling) ?? []

/** Picks of which some word starts with each word of the text. */
export function picksFound(picks: readonly Pick[], text: string) {
  const wanted = fold(text).split(' ').filter(Boolean)
  const found = picks.filter(({ label, note }) => {
    const words = ` ${fold(`${label} ${note ?? ''}`)}`
    return wanted.every((word) => words.includes(` ${word}`))
  })
  return { picks: found.slice(0, shownAtOnce), total: found.length }
}

/** Up to so many options stand on the screen; more are searched. */
export const fewOptions = 6
