import type { Ids } from './ids.ts'
import type { Entry, Fate, Finding, Ledger, Thing } from './ledger.ts'

type Counts = Readonly<Record<Fate, number>>

/** What an import did with its source, as `import-report.json` says it. */
export interface ImportReport {
  readonly source: { readonly kind: 'primero' | 'xlsform'; readonly name: string; readonly version: string }
  /** Places of the source by what became of them. `unexplained` is 0, or the import has a mistake. */
  readonly places: Counts & { readonly total: number; readonly unexplained: number }
  readonly things: readonly (Counts & { readonly kind: string; readonly total: number })[]
  readonly findings: readonly Finding[]
  readonly ids: Ids['renamed']
  readonly added: Ledger['added']
  readonly leftOut: readonly Thing[]
  /** One line for each place of the source that says something. */
  readonly entries: readonly Entry[]
}

const fates: readonly Fate[] = ['carried', 'converted', 'left_out', 'default']

const counted = (marks: readonly { readonly fate?: Fate | undefined }[]): Counts =>
  Object.fromEntries(fates.map((fate) => [fate, marks.filter((mark) => mark.fate === fate).length])) as Counts

export function reportOf(ledger: Ledger, ids: Ids, source: ImportReport['source']): ImportReport {
  const entries = ledger.entries()
  const kinds = [...new Set(ledger.things.map(({ kind }) => kind))]
  return {
    source,
    places: {
      total: entries.length,
      ...counted(entries),
      unexplained: entries.filter(({ fate }) => fate === undefined).length,
    },
    things: kinds.map((kind) => {
      const things = ledger.things.filter((thing) => thing.kind === kind)
      return { kind, total: things.length, ...counted(things) }
    }),
    findings: ledger.findings,
    ids: ids.renamed,
    added: ledger.added,
    leftOut: ledger.things.filter(({ fate }) => fate === 'left_out'),
    entries: entries.filter(({ fate }) => fate !== 'default'),
  }
}
