import { ConsoleTrouble, environmentOf } from '../env.ts'
import type { Command } from '../main.ts'
import { checkData } from '../system/check-data.ts'
import { type SystemFacts, systemFacts, type Warning } from '../system/facts.ts'
import { noteState } from '../system/state.ts'
import { build } from './open-instance.ts'
import { optionsOf } from './options.ts'

/** `formwork health`: how the instance is, beside the server at work; `--check` looks at all of its data first. */
export const health: Command = async (args, { print, warn }) => {
  const { values } = optionsOf(args, { check: { type: 'boolean' }, json: { type: 'boolean' } })
  const environment = environmentOf()
  const { dataFolder } = environment
  if (values.check) {
    const found = await checkData(dataFolder)
    if (found) noteState(dataFolder, { check: { at: new Date().toISOString(), found } })
  }
  const facts = systemFacts({ environment, build: build(), now: Date.now() })
  if (!facts) throw new ConsoleTrouble(`There is no database in ${dataFolder} (FORMWORK_DATA).`)
  if (values.json) print(JSON.stringify(facts, null, 2))
  else {
    for (const [name, text] of linesOf(facts)) print(`${name.padEnd(12)}${text}`)
    for (const warning of facts.warnings) warn(sentences[warning])
  }
  return facts.warnings.length === 0 ? 0 : 1
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`

function linesOf(facts: SystemFacts): readonly (readonly [string, string])[] {
  const { version, build: made, node, disk, database, holdings, mail, release, unsettled, backup, check } = facts
  return [
    ['version', `${version}${made === null ? '' : `  build ${made}`}  node ${node}`],
    ['release', release ? `${release.version}  ${release.hash}  since ${release.activated_at}` : 'none'],
    ['holds', `${holdings.records} records, ${holdings.people} people, ${holdings.audit_entries} entries of the audit`],
    ['disk', `${megabytes(disk.free_bytes)} free of ${megabytes(disk.total_bytes)}`],
    ['database', `${megabytes(database.bytes)}, and ${megabytes(database.wal_bytes)} that are not written back yet`],
    ['mail', mail.configured ? `${mail.queued} waiting, ${mail.failed} failed` : 'not sent'],
    ['backup', backup.last ? `${backup.last.at}  ${backup.last.file}, restored and found whole` : 'none'],
    ['check', check ? `${check.at}  ${check.whole ? 'all data is whole' : 'not all data is whole'}` : 'none'],
    ...(unsettled > 0 ? ([['settling', `${unsettled} records of an earlier release`]] as const) : []),
  ]
}

const sentences: { readonly [W in Warning]: string } = {
  disk_low: 'The disk is nearly full.',
  not_whole: 'The last check found data that is not whole: see formwork audit verify.',
  backup_failed: 'The last backup came to nothing.',
  backup_not_configured: 'Nothing is backed up by itself (FORMWORK_BACKUP_TO), and there is no backup of the last day.',
  backup_old: 'There is no backup of the last day.',
  check_old: 'Nobody looked whether all data is whole within the last day (formwork health --check).',
  mail_failed: 'Some mails could not be sent.',
  mail_waiting: 'Mails have been waiting for more than an hour.',
}
