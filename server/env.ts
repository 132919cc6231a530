/** Everything that the environment may say, read here and nowhere else. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Environment {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly configurationFolder: string
  /** Nobody named the folder, and the one that they are in is none: it is the standard configuration. */
  readonly isStandardConfiguration: boolean
  /** Where people reach the instance, if that is not this machine: `https://records.example.org`. */
  readonly origin: string | undefined
  /** Addresses of proxies whose forwarding headers count. */
  readonly proxies: readonly string[]
  /** Off for measuring only. */
  readonly limits: boolean
  /** Absent: no mail is sent. */
  readonly mail: MailSettings | undefined
  /** Absent: nothing is backed up by itself. */
  readonly backup: BackupSettings | undefined
}

/** Where backups go and what they are locked with. Holds a secret: never printed or logged. */
export interface BackupSettings {
  /** Folder; absent: only the lock is named, for the command line. */
  readonly to?: string
  readonly keyFile?: string
  readonly passphrase?: string
  /** How many stay. */
  readonly keep: number
}

/** Where mail is handed over. Holds a secret: never printed or logged. */
export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else the connection must turn to it, if `requireTls` says so. */
  readonly secure: boolean
  readonly requireTls: boolean
  readonly user?: string
  readonly password?: string
}

export interface MailSettings {
  readonly smtp: SmtpSettings
  /** Address that mails come from. */
  readonly from: string
}

/** Trouble that a person at the console can put right: printed as one line, without a trace. */
export class ConsoleTrouble extends Error {}

/** Configurations that ship, beside the folder in which this stands, source or bundle. */
export const SEEDS = fileURLToPath(new URL('../seeds', import.meta.url))

const STANDARD_CONFIGURATION = join(SEEDS, 'child-protection')

export function environmentOf(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  folder = process.cwd(),
): Environment {
  const {
    PORT = '3000',
    HOST = '127.0.0.1',
    FORMWORK_DATA = './data',
    FORMWORK_CONFIG = existsSync(join(folder, 'instance.json')) ? folder : STANDARD_CONFIGURATION,
    FORMWORK_ORIGIN,
    FORMWORK_PROXIES = '',
    FORMWORK_LIMITS = 'on',
    FORMWORK_SMTP_URL,
    FORMWORK_MAIL_FROM,
    FORMWORK_BACKUP_TO,
    FORMWORK_BACKUP_KEY,
    FORMWORK_BACKUP_PASSPHRASE,
    FORMWORK_BACKUP_KEEP = '14',
  } = variables
  return {
    port: portOf(PORT),
    host: HOST,
    dataFolder: resolve(folder, FORMWORK_DATA),
    configurationFolder: resolve(folder, FORMWORK_CONFIG),
    isStandardConfiguration: FORMWORK_CONFIG === STANDARD_CONFIGURATION && variables['FORMWORK_CONFIG'] === undefined,
    origin: FORMWORK_ORIGIN ? originOf(FORMWORK_ORIGIN) : undefined,
    proxies: FORMWORK_PROXIES.split(',')
      .map((address) => address.trim())
      .filter(Boolean),
    limits: FORMWORK_LIMITS !== 'off',
    mail: mailOf(FORMWORK_SMTP_URL, FORMWORK_MAIL_FROM),
    backup: backupOf({
      ...(FORMWORK_BACKUP_TO && { to: resolve(folder, FORMWORK_BACKUP_TO) }),
      ...(FORMWORK_BACKUP_KEY && { keyFile: resolve(folder, FORMWORK_BACKUP_KEY) }),
      ...(FORMWORK_BACKUP_PASSPHRASE && { passphrase: FORMWORK_BACKUP_PASSPHRASE }),
      keep: keepOf(FORMWORK_BACKUP_KEEP),
    }),
  }
}

/** By which commands are let in at another instance. A secret: never printed or logged. */
export const tokenIn = (variables: Readonly<Record<string, string | undefined>> = process.env): string | undefined =>
  variables['FORMWORK_TOKEN'] || undefined

/** For writing a configuration: what is served for it lies in a hidden folder of its own. */
export const developmentOf = (folder: string): Environment =>
  environmentOf({ FORMWORK_DATA: join(folder, '.formwork', 'data'), ...process.env, FORMWORK_CONFIG: folder })

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new ConsoleTrouble(`PORT is "${text}", but a port is a number from 0 to 65535.`)
  return port
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ConsoleTrouble(`FORMWORK_ORIGIN is "${text}", but it must look like https://records.example.org.`)
  }
  return url.origin
}

function backupOf(settings: BackupSettings): BackupSettings | undefined {
  const { to, keyFile, passphrase } = settings
  if (to === undefined && keyFile === undefined && passphrase === undefined) return undefined
  if (to !== undefined && keyFile === undefined && passphrase === undefined) {
    throw new ConsoleTrouble(
      'FORMWORK_BACKUP_TO is set, but not what backups are locked with: FORMWORK_BACKUP_KEY or FORMWORK_BACKUP_PASSPHRASE.',
    )
  }
  return settings
}

function keepOf(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new ConsoleTrouble(`FORMWORK_BACKUP_KEEP is "${text}", but it must be a number from 1 on.`)
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** What stands in the address is never quoted: it may hold a password. */
function mailOf(smtp: string | undefined, from: string | undefined): MailSettings | undefined {
  if (!smtp && !from) return undefined
  if (!from || !/^[^\s@<>",;]+@[^\s@<>",;]+$/.test(from)) {
    throw new ConsoleTrouble(
      'FORMWORK_MAIL_FROM must be the address that mails come from, such as no-reply@example.org.',
    )
  }
  const url = smtp && URL.canParse(smtp) ? new URL(smtp) : undefined
  const user = url && decoded(url.username)
  const password = url && decoded(url.password)
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || user === undefined || password === undefined) {
    throw new ConsoleTrouble('FORMWORK_SMTP_URL must look like smtps://user:password@mail.example.org:465.')
  }
  const secure = url.protocol === 'smtps:'
  const isPlain = url.searchParams.get('tls') === 'none' || LOOPBACK.test(url.hostname)
  return {
    from,
    smtp: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTls: !secure && !isPlain,
      ...(user !== '' && { user, password }),
    },
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** For commands that name a data folder themselves. */
export const environmentWith = (dataFolder: string): Environment =>
  environmentOf({ ...process.env, FORMWORK_DATA: dataFolder })
