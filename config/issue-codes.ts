/** Every issue that the checker knows, with what it means: the report and the reference page are made from this. */
interface CodeFacts {
  readonly severity: 'error' | 'warning'
  /** One plain sentence. */
  readonly title: string
}

const error = (title: string) => ({ severity: 'error', title }) as const

export const issueCodes = {
  'file.link': error('Symbolic links are not followed.'),
  'file.too_large': error('The file is too large.'),
  'file.too_many': error('The folder holds too many files.'),
  'file.not_text': error('The file is not UTF-8 text.'),
  'file.unreadable': error('The file cannot be read.'),
} as const satisfies Readonly<Record<string, CodeFacts>>

export type IssueCode = keyof typeof issueCodes
