/** The kinds of questions as people think of them, in the order in which they are offered. */
export interface KindOfQuestion {
  /** Its texts are `forms.kind.<id>` and `forms.kind.<id>.line`. */
  readonly id: string
  readonly type: string
  readonly settings?: Readonly<Record<string, unknown>>
}

export const kindsOfQuestion: readonly { readonly group: string; readonly kinds: readonly KindOfQuestion[] }[] = [
  {
    group: 'words',
    kinds: [
      { id: 'text', type: 'text' },
      { id: 'paragraphs', type: 'text', settings: { long: true } },
      { id: 'number', type: 'number' },
      { id: 'phone', type: 'phone' },
    ],
  },
  {
    group: 'choices',
    kinds: [
      { id: 'choice', type: 'choice' },
      { id: 'choices', type: 'choices' },
      { id: 'yes-no', type: 'yes-no' },
      { id: 'tally', type: 'tally' },
    ],
  },
  {
    group: 'days',
    kinds: [
      { id: 'date', type: 'date' },
      { id: 'date-time', type: 'date-time' },
      { id: 'age', type: 'age' },
    ],
  },
  {
    group: 'who',
    kinds: [
      { id: 'location', type: 'location' },
      { id: 'user', type: 'user' },
      { id: 'agency', type: 'agency' },
      { id: 'link', type: 'link' },
    ],
  },
  {
    group: 'files',
    kinds: [
      { id: 'photo', type: 'photo' },
      { id: 'document', type: 'document' },
      { id: 'audio', type: 'audio' },
      { id: 'signature', type: 'signature' },
    ],
  },
  {
    group: 'build',
    kinds: [
      { id: 'subform', type: 'subform' },
      { id: 'calculated', type: 'calculated' },
      { id: 'heading', type: 'heading' },
      { id: 'note', type: 'note' },
    ],
  },
]

/** What a field is, in the words of the list. */
export function kindOfField(type: string, settings: Readonly<Record<string, unknown>>): string {
  return type === 'text' && settings['long'] === true ? 'paragraphs' : type
}
