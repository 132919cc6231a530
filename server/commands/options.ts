import { type ParseArgsConfig, parseArgs } from 'node:util'
import { ConsoleTrouble } from '../env.ts'

/** Options and words of a command; an unknown one is trouble in one line. */
export function optionsOf<Config extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Config,
  words: 'words' | 'no words' = 'no words',
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: words === 'words', strict: true })
  } catch (error) {
    throw new ConsoleTrouble(`${(error as Error).message.split(/\n|\. To specify/)[0]} (formwork help)`)
  }
}

/** The value of an option that counts something. */
export function wholeNumber(name: string, text: unknown): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new ConsoleTrouble(`--${name} takes a whole number, not "${String(text)}".`)
  }
  return number
}
