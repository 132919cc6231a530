const LONGEST = 120
const LONGEST_EXTENSION = 10

// Control characters, signs that turn the direction of writing, and what some file system takes for more than a letter.
const UNFIT = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"*/:<>?\\|]/gu

/** A name that any system can keep and nobody can be misled by; empty where nothing is left of it. */
export function cleanFileName(input: string): string {
  const name = input
    .slice(0, 1000)
    .normalize('NFC')
    .replace(UNFIT, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const extension = extensionOf(name)
  const ending = extension === '' ? '' : name.slice(-extension.length - 1)
  const stem = [...name.slice(0, name.length - ending.length)].slice(0, LONGEST - ending.length).join('')
  return `${stem.trimEnd()}${ending}`
}

/** What stands after the last dot, in small letters. */
export function extensionOf(name: string): string {
  const [, extension = ''] = /\.([A-Za-z0-9]+)$/.exec(name) ?? []
  return extension.length <= LONGEST_EXTENSION ? extension.toLowerCase() : ''
}
