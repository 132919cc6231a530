/** One mail as it leaves: to one person, in their language, nothing of a record in it but its short id and a link. */
export interface Letter {
  /** Names the mail: the same at each attempt, so that whoever gets it twice knows it is one. */
  readonly id: string
  readonly to: Address
  readonly locale: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface Address {
  readonly name: string
  readonly address: string
}

/**
 * How it went. `later`: it certainly did not leave, and may another time. `refused`: it never will. `unclear`: it was handed
 * over and nobody said that it arrived.
 */
export type Fate = 'sent' | 'later' | 'refused' | 'unclear'

/** What carries mail. */
export interface Carrier {
  carry(letter: Letter): Promise<Fate>
}

/** Nothing that ends a line or a header, or turns the direction of text around. */
export const oneLine = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Addresses are checked again where they are used: they may have come in by another way than the account page. */
const ADDRESS = /^[^\s@<>",;:()[\]\\]+@[^\s@<>",;:()[\]\\]+$/

export const isAddress = (text: string | undefined): text is string =>
  text !== undefined && text.length <= 254 && ADDRESS.test(text) && oneLine(text) === text
