/** A Markdown table. Pipes in cells are escaped, line breaks become spaces. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')

export const generatedNote =
  '<!-- Written by `npm run schema` from the schemas and the code. Change those, not this page. -->'
