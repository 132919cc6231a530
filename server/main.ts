/** The command line. Each command is loaded only when it is the one. */
import { isatty } from 'node:tty'
import { troubleIn } from './commands/trouble.ts'

/** What a command may do with the console. */
export interface Terminal {
  print(line: string): void
  warn(line: string): void
  readonly isInteractive: boolean
}

/** Gives the exit code, or nothing while it goes on. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number | undefined>

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  init: async () => (await import('./commands/init.ts')).init,
  dev: async () => (await import('./commands/dev.ts')).dev,
  check: async () => (await import('./commands/check.ts')).check,
  test: async () => (await import('./commands/test.ts')).test,
  coverage: async () => (await import('./commands/coverage.ts')).coverage,
  explain: async () => (await import('./commands/explain.ts')).explain,
  demo: async () => (await import('./commands/demo.ts')).demo,
  docs: async () => (await import('./commands/docs.ts')).docs,
  forms: async () => (await import('./commands/forms.ts')).forms,
  i18n: async () => (await import('./commands/i18n.ts')).i18n,
  import: async () => (await import('./commands/import.ts')).importFrom,
  keys: async () => (await import('./commands/keys.ts')).keys,
  build: async () => (await import('./commands/build.ts')).build,
  release: async () => (await import('./commands/release.ts')).release,
  overlay: async () => (await import('./commands/overlay.ts')).overlay,
  plan: async () => (await import('./commands/plan.ts')).plan,
  apply: async () => (await import('./commands/apply.ts')).apply,
  ring: async () => (await import('./commands/ring.ts')).ring,
  rollback: async () => (await import('./commands/rollback.ts')).rollback,
  push: async () => (await import('./commands/push.ts')).push,
  pull: async () => (await import('./commands/pull.ts')).pull,
  audit: async () => (await import('./commands/audit.ts')).audit,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  health: async () => (await import('./commands/health.ts')).health,
  usage: async () => (await import('./commands/usage.ts')).usage,
  burden: async () => (await import('./commands/burden.ts')).burden,
  access: async () => (await import('./commands/access.ts')).access,
}

const USAGE = `Usage: formwork <command>

  serve [--demo] [--watch]               serve the instance
      --demo    with invented people and records, for trying out
      --watch   take up changes of the configuration folder while running (always on with --demo)
  init NAME [--from child-protection|supervised|empty]
                                         make a folder to begin a configuration in
  dev [FOLDER] [--records N]             serve a folder to whoever writes it, and show each change
  check [FOLDER] [--json | --sarif]      say what is wrong with a configuration folder
  test [FOLDER] [--json] [--all]         play the scenarios in tests/ and say which do not come true
  coverage [FOLDER] [--minimum N]        say which conditions, rules and calculations no scenario puts to the test; --json
  explain NAME|FILE#PLACE [FOLDER]       say what uses a field, form, lookup, option, role …; --json
  demo --cases N [--seed S] [--fresh]    make invented records
      --fresh   throw away the demo instance that is there first
  docs FILE.html [FOLDER] [--locale L]   the data dictionary, to read or print
  forms export|import FILE [FOLDER]      forms, fields and lookups as a workbook (XLSX), and back
  i18n export|import FILE [FOLDER]       texts out to translators and back, as XLSX or XLIFF
  i18n report [FOLDER] [--locale L]      say which translations are missing
  import primero BUNDLE.json --out FOLDER [--extra FILE]
  import xlsform FORM.xlsx --out FOLDER  make a configuration folder out of another system's, with a report
  keys [--out FOLDER]                    make keys: one to sign releases with, one for those who are to trust them
  keys trust PUBLIC --to URL|DATA-FOLDER [--name NAME]
                                         have an instance take releases that this key signed
  build [FOLDER] --out FILE --key FILE [--parent FILE|HASH] [--author NAME] [--message TEXT]
                                         check and test a folder and make one signed release of it
  release show FILE [--key PUBLIC]       say what a release holds, where it comes from and who signed it
  release unpack FILE --out FOLDER       make a folder of it again
  overlay make FOLDER --base FILE --out OVERLAY
  overlay merge OVERLAY --old FILE --base FILE [--take CONFLICT=base|overlay]
  overlay build OVERLAY --base FILE --out FILE --key FILE
                                         keep what a country makes of a shared release, take it over to the next, build it
  plan RELEASE --to URL|DATA-FOLDER [--decisions FILE] [--json] [--token-file FILE]
                                         say what a release would change on an instance, counted over its records, riskiest first
  apply PLAN --to URL|DATA-FOLDER [--ring agency:ID,group:ID]
                                         apply a plan that is decided and approved, and say how far it is
      --ring    to the people of these agencies and groups first; then once more without it, or give it up
  ring show|give-up --to URL|DATA-FOLDER say who is served a release before the others, or serve them what everybody is
  rollback [VERSION] --to URL|DATA-FOLDER
                                         make a plan back to what was active before
  push RELEASE --to URL                  hand a release to an instance, which takes it if it trusts it
  pull [HASH] --from URL --key PUBLIC --out FILE
                                         fetch a release, and keep it if one of the keys signed it
  audit verify [--head NUMBER:HASH]      say whether the audit and the logs of all records are whole
      --head    what an earlier verification printed: shows what was cut off since
  backup --to FILE|FOLDER [--key FILE | --passphrase-stdin]
                                         back up the data folder beside the server at work, locked, and verify it by restoring
  backup keys [--out FOLDER]             make keys for backups: the instance needs only the public half
  restore FILE --into FOLDER [--key FILE | --passphrase-stdin]
                                         make a new data folder out of a backup
  health [--check] [--json]              say how the instance is; --check looks whether all of its data is whole
  usage [--from DAY] [--to DAY]          numbers of records and people; --csv, --json
  burden [--unused]                      what forms ask, of how many, and how often it is filled in; --csv, --json
  access field TYPE.FIELD                say who can see a field, by which way, how many; --csv, --json
  access user NAME                       say what somebody can see and do; --csv, --json

Environment: PORT (3000), HOST (127.0.0.1), FORMWORK_DATA (./data), FORMWORK_CONFIG (seeds/child-protection),
FORMWORK_ORIGIN (where people reach it, such as https://records.example.org), FORMWORK_PROXIES (addresses of proxies to trust),
FORMWORK_SMTP_URL (smtps://user:password@mail.example.org:465) and FORMWORK_MAIL_FROM (no-reply@example.org) for sending mail,
FORMWORK_TOKEN (lets plan, apply, rollback, push and pull in at another instance),
FORMWORK_BACKUP_TO (a folder: backs up daily), FORMWORK_BACKUP_KEY (file) or FORMWORK_BACKUP_PASSPHRASE, FORMWORK_BACKUP_KEEP (14)`

const terminal: Terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  warn: (line) => process.stderr.write(`${line}\n`),
  isInteractive: isatty(1),
}

async function run(name: string | undefined, args: readonly string[]): Promise<number | undefined> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const isAsked = name === 'help' || name === '--help'
    if (isAsked) terminal.print(USAGE)
    else terminal.warn(USAGE)
    return isAsked ? 0 : 2
  }
  try {
    return await (await command())(args, terminal)
  } catch (error) {
    const trouble = troubleIn(error)
    if (trouble === undefined) throw error
    terminal.warn(trouble)
    return 1
  }
}

// What nobody can reach for cannot be polluted: bodies are read without `__proto__`, and here the accessor itself goes.
Reflect.deleteProperty(Object.prototype, '__proto__')

// Whoever reads along may have seen enough: `formwork check | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const [name, ...args] = process.argv.slice(2)
const code = await run(name, args)
if (code !== undefined) process.exitCode = code
