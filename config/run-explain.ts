import { soundParts } from './check.ts'
import { eachLogic } from './checks/each-logic.ts'
import type { Known } from './explain/catalogue.ts'
import { findThing } from './explain/find.ts'
import { useOf } from './explain/in-logic.ts'
import { finders } from './explain/index.ts'
import { nameOf } from './explain/thing.ts'
import { type Around, type Section, sections, type Use } from './explain/use.ts'
import { loadFolder } from './load.ts'
import { positionsOf } from './positions.ts'
import type { Place } from './report.ts'
import { inDefaultLocale } from './words.ts'

export interface ExplainOptions {
  readonly json?: boolean
}

interface UseHere {
  readonly section: Section | 'Itself'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly pointer: string
  readonly says: string
}

/** What `formwork explain` does: everything that uses a thing; the exit code is 1 where there is no such thing. */
export async function runExplain(
  path: string,
  asked: string,
  { json = false }: ExplainOptions = {},
): Promise<{ readonly exitCode: 0 | 1; readonly text: string }> {
  const around = await soundParts(loadFolder(path))
  const found = findThing(around, withinFolder(path, asked))
  if ('suggestions' in found) {
    const text = json
      ? JSON.stringify({ found: false, suggestions: found.suggestions }, null, 2)
      : [`Nothing is called ${asked}.`, ...found.suggestions.map((name) => `  Did you mean ${name}?`)].join('\n')
    return { exitCode: 1, text }
  }
  const { known, others } = found
  const here = (use: Omit<Use, 'section'> & { section: UseHere['section'] }) => useHere(use, around)
  const uses = [...itself(known, around).map(here), ...usesOf(known, around).map(here)]
  const about = { name: nameOf(known.thing), kind: known.thing.kind, label: labelOf(known, around) }
  const { line } = here({ section: 'Itself', place: known.place, says: '' })
  const at = { file: known.place.file, line, pointer: known.place.pointer }
  const text = json
    ? JSON.stringify({ found: true, ...about, ...at, uses, others: others.map(({ thing }) => nameOf(thing)) }, null, 2)
    : printed(`${about.kind} ${about.name}  “${about.label}”\n  ${at.file}:${at.line}`, uses, others)
  return { exitCode: 0, text }
}

/** People name files from where they are; a folder knows them from where it is. */
const withinFolder = (path: string, asked: string) => {
  const start = `${path.replace(/\/$/, '')}/`
  return asked.startsWith(start) ? asked.slice(start.length) : asked
}

const labelOf = ({ label }: Known, { model }: Around) => inDefaultLocale(label, model.instance.defaultLocale)

/** All uses, each once, in the order of the sections, then of the files. */
export function usesOf(known: Known, around: Around): readonly Use[] {
  const uses = new Map<string, Use>()
  for (const find of finders) {
    for (const use of find(known, around)) {
      uses.set(JSON.stringify([use.section, use.place.file, use.place.pointer, use.says]), use)
    }
  }
  return [...uses.values()].sort((one, other) => sections.indexOf(one.section) - sections.indexOf(other.section))
}

/** Kinds of things that hold expressions of their own. */
const decides: readonly Known['thing']['kind'][] = [
  ...(['field', 'form', 'workflow', 'stage', 'task', 'alert', 'action', 'approval'] as const),
]

/** What it says of itself in expressions. */
function itself({ thing, place }: Known, around: Around) {
  if (!decides.includes(thing.kind)) return []
  return [...eachLogic(around)]
    .filter((here) => {
      const isInside = here.place.file === place.file && here.place.pointer.startsWith(`${place.pointer}/`)
      const isOfRows = !('subform' in thing) && here.place.pointer.startsWith(`${place.pointer}/fields/`)
      return isInside && !isOfRows
    })
    .map((here) => ({ ...useOf(here, around), section: 'Itself' as const }))
}

function useHere(
  { section, place, says }: { section: UseHere['section']; place: Place; says: string },
  { source }: Around,
): UseHere {
  const file = source.files.find((one) => one.path === place.file)
  const at = file ? positionsOf(file).at(place.pointer, place.part) : { line: 1, column: 1 }
  return { section, file: place.file, ...at, pointer: place.pointer, says }
}

function printed(head: string, uses: readonly UseHere[], others: readonly Known[]): string {
  const parts = (['Itself', ...sections] as const).flatMap((section) => {
    const here = uses.filter((use) => use.section === section)
    if (here.length === 0) return []
    const count = section === 'Itself' ? '' : ` (${here.length})`
    return [[`${section}${count}`, ...here.map(({ file, line, says }) => `  ${file}:${line}  ${says}`)].join('\n')]
  })
  const nothing = uses.length === 0 ? ['Nothing uses it.'] : []
  const also = others.length > 0 ? [`There is also ${others.map(({ thing }) => nameOf(thing)).join(', ')}.`] : []
  return [head, ...parts, ...nothing, ...also].join('\n\n')
}
