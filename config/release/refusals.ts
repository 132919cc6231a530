/** Every reason for which a bundle is not taken. Screens have the words by code; the command line has these. */
const texts = {
  'release.too_large': 'it is larger than a release may be: {found}, and at most {expected}',
  'release.too_costly': 'to read, check and test it takes more time or memory than a release may',
  'release.not_text': 'it is not a text in UTF-8',
  'release.not_json': 'it is not whole: its JSON cannot be read ({found})',
  'release.too_deep': 'it nests deeper than {expected} levels',
  'release.unsafe_name': 'it uses the name {found}, which means something to the machine',
  'release.other_format': 'its format is {found}, and this is read here: {expected}',
  'release.malformed': 'it is not put together as a bundle is: {found}',
  'release.not_canonical':
    'it was written by something else than what builds releases: white space, order, or a name that stands there twice',
  'release.wrong_hash': 'what it holds was changed after it was built: its hash is {found}, and it says {expected}',
  'release.wrong_content': 'its files are not those that were checked: their hash is {found}, and it says {expected}',
  'release.strange_file': 'it holds a file that does not belong in a release: {found}',
  'release.newer_engine': 'it needs Formwork {expected} or newer, and this is {found}',
  'release.older_engine': 'it was built for Formwork below {expected}, and this is {found}',
  'release.foreign_instance': 'it is made for the instance {found}, and this is {expected}',
  'release.unsigned': 'nobody signed it',
  'release.unknown_key': 'it is signed by keys that are not trusted here: {found}',
  'release.wrong_signature': 'the signature of the key {found} is not over this release',
  'release.older': 'it is an earlier release, which something newer has followed: rolling back is a plan of its own',
  'release.diverged':
    'it was built from an earlier release than the one that is active ({expected}), and would undo what came since',
  'release.foreign_lineage': 'none of the releases before it was ever active here ({expected} is)',
} as const

export type RefusalCode = keyof typeof texts
export const refusalCodes = Object.keys(texts) as readonly RefusalCode[]

export interface Refusal {
  readonly code: RefusalCode
  readonly params?: { readonly found?: string; readonly expected?: string }
}

export const refusal = (code: RefusalCode, found?: string | number, expected?: string | number): Refusal => ({
  code,
  ...((found !== undefined || expected !== undefined) && {
    params: {
      ...(found !== undefined && { found: short(found) }),
      ...(expected !== undefined && { expected: short(expected) }),
    },
  }),
})

/** What somebody else wrote is quoted, but never at length, and never so that it steers a terminal. */
const short = (text: string | number): string => {
  const plain = String(text).replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '�')
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain
}

/** In a sentence for the command line: “It is not taken: …” */
export const refusalText = ({ code, params = {} }: Refusal): string =>
  texts[code].replaceAll(/\{(found|expected)\}/g, (_, name: 'found' | 'expected') => params[name] ?? '')
