import { ConsoleTrouble } from '../env.ts'

/** Why a backup is not made, or not taken. */
export type BackupFault =
  | 'not_a_backup'
  | 'newer_format'
  | 'newer_data'
  | 'wrong_key'
  | 'damaged'
  | 'not_whole'
  | 'not_empty'
  | 'exists'
  | 'nothing_there'
  | 'no_room'

const sentences: { readonly [Fault in BackupFault]: (name: string) => string } = {
  not_a_backup: (name) => `${name} is no backup of Formwork.`,
  newer_format: (name) => `${name} was made by a newer Formwork, in a format that this one does not read.`,
  newer_data: (name) => `${name} holds the data of a newer Formwork: restore it with that one.`,
  wrong_key: (name) => `${name} cannot be opened with this key or passphrase.`,
  damaged: (name) => `${name} is not as it was written: it was cut off or altered. Nothing was restored.`,
  not_whole: (name) => `What ${name} holds is not whole.`,
  not_empty: (name) => `${name} is not empty: a backup is restored into a new folder.`,
  exists: (name) => `${name} is there already: a backup is never overwritten.`,
  no_room: (name) => `There is no room in ${name}.`,
  nothing_there: (name) => `There is no database in ${name} (FORMWORK_DATA).`,
}

/** A backup that cannot be made or taken, said in a sentence. */
export class BackupTrouble extends ConsoleTrouble {
  readonly fault: BackupFault

  constructor(fault: BackupFault, name: string, detail?: string) {
    super(detail === undefined ? sentences[fault](name) : `${sentences[fault](name)} ${detail}`)
    this.fault = fault
  }
}
