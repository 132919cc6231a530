import type { Finding, Thing } from './ledger.ts'
import type { ImportReport } from './report.ts'

const cell = (text: string | undefined): string => (text ?? '').replaceAll('|', '\\|').replace(/\s+/g, ' ')

const table = (head: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((one) => cell(String(one ?? ''))).join(' | ')} |`)
    .join('\n')

const kindsOfFinding: Readonly<Record<Finding['kind'], readonly [heading: string, about: string]>> = {
  dangling: ['References to what is not there', 'The source names something that it does not have.'],
  invalid: ['What the source says and cannot mean', 'The source would fail on it, or Formwork has no counterpart.'],
  difference: [
    'One field on several forms',
    'Fields of one name are one field; where the forms differ, one of them was chosen.',
  ],
  meaning: ['What means something a little different', 'Carried over, with the difference that is named.'],
}

const findings = (report: ImportReport): readonly string[] =>
  Object.entries(kindsOfFinding).flatMap(([kind, [heading, about]]) => {
    const found = report.findings.filter((finding) => finding.kind === kind)
    if (found.length === 0) return []
    return [
      `## ${heading}`,
      about,
      table(
        ['Found', 'Instead', 'Where'],
        found.map(({ found: what, instead, at }) => [what, instead, `\`${at}\``]),
      ),
    ]
  })

/** Things that were left out, by reason. */
function leftOut(things: readonly Thing[]): readonly string[] {
  const reasons = new Map<string, Thing[]>()
  for (const thing of things) {
    const key = `${thing.kind}\n${thing.note ?? ''}`
    reasons.set(key, [...(reasons.get(key) ?? []), thing])
  }
  const rows = [...reasons.values()].map((group) => {
    const names = [...new Set(group.map(({ name }) => name))]
    const shown = names
      .slice(0, 12)
      .map((name) => `\`${name}\``)
      .join(', ')
    return [
      group[0]?.kind,
      group.length,
      group[0]?.note,
      names.length > 12 ? `${shown} and ${names.length - 12} more` : shown,
    ]
  })
  return rows.length > 0 ? ['## Left out', table(['What', 'How many', 'Why', 'Which'], rows)] : []
}

/** Attributes of things that were carried, but could not be themselves, by reason. */
function attributesLeftOut({ entries }: ImportReport): readonly string[] {
  const reasons = new Map<string, number>()
  for (const { at, fate, note } of entries) {
    if (fate !== 'left_out') continue
    const name = at.split('/').findLast((part) => !/^\d+$/.test(part)) ?? at
    const key = `${name}\n${note ?? ''}`
    reasons.set(key, (reasons.get(key) ?? 0) + 1)
  }
  const rows = [...reasons]
    .sort(([, one], [, other]) => other - one)
    .map(([key, count]) => [`\`${key.split('\n')[0]}\``, count, key.split('\n')[1]])
  return rows.length > 0 ? ['## Left out, by attribute', table(['Attribute', 'Places', 'Why'], rows)] : []
}

/** The report as a page for people. The same facts, place by place, stand in `import-report.json`. */
export function reportPage(report: ImportReport): string {
  const { source, places, things, ids, added } = report
  const parts = [
    `# What the import carried over`,
    `From **${cell(source.name) || 'an unnamed source'}**${source.version ? ` (${cell(source.version)})` : ''}.`,
    `The source has ${places.total} places that hold something: ${places.carried} were carried, ${places.converted} converted, ${places.left_out} left out with a reason, ${places.default} say nothing or what holds anyway. **Unexplained: ${places.unexplained}.**`,
    table(
      ['What', 'In the source', 'Carried', 'Converted', 'Left out'],
      things.map((one) => [one.kind, one.total, one.carried, one.converted, one.left_out]),
    ),
    ...findings(report),
    ...leftOut(report.leftOut),
    ...attributesLeftOut(report),
    ...(ids.length > 0
      ? [
          '## Ids that were changed',
          table(
            ['Kind', 'In the source', 'Here', 'Why'],
            ids.map((one) => [one.kind, `\`${one.from}\``, `\`${one.to}\``, one.why]),
          ),
        ]
      : []),
    ...(added.length > 0
      ? [
          '## Added by the import',
          table(
            ['What', 'Why'],
            added.map((one) => [`\`${one.what}\``, one.why]),
          ),
        ]
      : []),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The report in a few lines, for the console. */
export function reportSummary({ places, things, findings: found }: ImportReport): string {
  const width = Math.max(...things.map(({ kind }) => kind.length), 5)
  const line = (cells: readonly (string | number)[]) =>
    cells.map((one, index) => (index === 0 ? String(one).padEnd(width) : String(one).padStart(9))).join('  ')
  const count = (kind: Finding['kind']) => found.filter((finding) => finding.kind === kind).length
  return [
    line(['', 'source', 'carried', 'converted', 'left out']),
    ...things.map((one) => line([one.kind, one.total, one.carried, one.converted, one.left_out])),
    line(['places', places.total - places.default, places.carried, places.converted, places.left_out]),
    '',
    `${places.unexplained} unexplained losses.`,
    `${count('dangling')} references to what is not there, ${count('invalid')} things that cannot be meant, ${count('difference')} differences between forms, ${count('meaning')} changes of meaning.`,
  ].join('\n')
}
