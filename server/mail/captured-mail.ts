/** The mailbox of a demonstration: what would be sent is kept in the data folder, to be looked at, and nothing leaves the machine. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Carrier, Letter } from './letter.ts'

export interface Captured extends Letter {
  readonly at: string
}

export interface CapturedMail extends Carrier {
  /** Newest first. */
  list(): readonly Captured[]
}

const MOST = 200

/** In memory, and in the file where one is named. */
export function captureMail(clock: () => number, folder?: string): CapturedMail {
  const file = folder === undefined ? undefined : join(folder, 'mailbox.jsonl')
  let kept = file === undefined ? [] : readKept(file)
  const write = (mail: Captured) => {
    if (file === undefined) return
    if (kept.length < MOST * 2) return appendFileSync(file, `${JSON.stringify(mail)}\n`, { mode: 0o600 })
    kept = kept.slice(-MOST)
    writeFileSync(file, kept.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 })
  }
  return {
    async carry(letter) {
      if (kept.some(({ id }) => id === letter.id)) return 'sent'
      const mail = { at: new Date(clock()).toISOString(), ...letter }
      kept.push(mail)
      write(mail)
      return 'sent'
    },
    list: () => kept.slice(-MOST).reverse(),
  }
}

/** A line that a crash left half written is nobody's loss. */
const readKept = (file: string): Captured[] =>
  (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []).flatMap((line) => {
    try {
      return [JSON.parse(line) as Captured]
    } catch {
      return []
    }
  })
