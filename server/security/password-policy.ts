/** What a password must be. Length carries the strength; there are no rules about kinds of characters, and no expiry. */
import type { Issue } from '../../engine/problems.ts'
import { commonPasswords } from './common-passwords.ts'

export interface PasswordPolicy {
  readonly minimumLength: number
  /** Demo accounts are exempt from everything but the upper bound. */
  readonly exempt: boolean
}

export const realPolicy: PasswordPolicy = { minimumLength: 15, exempt: false }
export const demoPolicy: PasswordPolicy = { minimumLength: 8, exempt: true }

const MAXIMUM_LENGTH = 128
const LEAST_DIFFERENT_CHARACTERS = 5
/** What must remain of a password when all words that anyone could guess are taken out. */
const LEAST_OWN_CHARACTERS = 8

/** Rows of keys and the usual orders, forwards; a password that walks along them is none. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
]

/** `known`: words that belong to the person or the place: user name, full name, e-mail, the instance, the agency. */
export function passwordIssues(password: string, known: readonly string[], policy: PasswordPolicy): readonly Issue[] {
  const normal = password.normalize('NFKC')
  const length = [...normal].length
  if (length > MAXIMUM_LENGTH) return [issue('password.too_long', { maximum: MAXIMUM_LENGTH })]
  if (length < policy.minimumLength) return [issue('password.too_short', { minimum: policy.minimumLength })]
  if (policy.exempt) return []
  const plain = normal.toLowerCase()
  if (commonPasswords.has(plain)) return [issue('password.common')]
  if (new Set(plain).size < LEAST_DIFFERENT_CHARACTERS || repeats(plain) || walks(plain)) {
    return [issue('password.pattern')]
  }
  if (withoutWords(plain, known).length < LEAST_OWN_CHARACTERS) return [issue('password.personal')]
  return []
}

const issue = (code: string, params?: Issue['params']): Issue => ({ path: 'password', code, ...(params && { params }) })

/** The whole is a shorter piece, again and again. */
function repeats(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length
}

function walks(text: string): boolean {
  const backwards = [...text].reverse().join('')
  return WALKS.some((walk) => (walk + walk).includes(text) || (walk + walk).includes(backwards))
}

function withoutWords(text: string, known: readonly string[]): string {
  const words = ['formwork', 'password', 'passwort', 'welcome', ...known]
    .flatMap((phrase) =>
      phrase
        .normalize('NFKC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= 3)
    .sort((one, other) => other.length - one.length)
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text).replace(/[\p{P}\p{Z}]+/gu, '')
}
