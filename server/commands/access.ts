import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { tasks } from '../system/tasks.ts'
import { fieldTable, personTable, toldFieldProof, toldPersonProof } from '../system/told.ts'
import { dataIn } from './data-in.ts'
import { optionsOf } from './options.ts'
import { formats, printReport } from './report.ts'

const USAGE = `Usage: formwork access field RECORD_TYPE.FIELD [--csv | --json]
       formwork access user NAME [--csv | --json]`

/** `formwork access`: who can see a field, or what somebody can see and do. */
export const access: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, formats, 'words')
  const [task, about, ...more] = positionals
  if (about === undefined || more.length > 0) throw new ConsoleTrouble(USAGE)
  const { dataFolder, model, say } = dataIn()
  const under = { dataFolder, model, now: new Date().toISOString() }
  if (task === 'field') {
    const told = toldFieldProof(model, say, await tasks.field({ ...under, ...fieldNamed(model, about) }))
    printReport(values, { told, table: fieldTable(told) }, terminal)
    const { people, of_people, records, of_records } = told.totals
    if (!values.csv && !values.json) {
      terminal.print(`${people} of ${of_people} people see it, on ${records} of ${of_records} records.`)
    }
  } else if (task === 'user') {
    const proof = await tasks.person({ ...under, userName: about })
    if (!proof) throw new ConsoleTrouble(`Nobody is called ${about.slice(0, 100)}.`)
    const told = toldPersonProof(model, say, proof)
    printReport(values, { told, table: personTable(told) }, terminal)
  } else throw new ConsoleTrouble(USAGE)
  return 0
}

function fieldNamed(model: Model, about: string): { readonly recordType: string; readonly field: string } {
  const [recordType = '', field = ''] = about.split('.')
  const type = own(model.recordTypes, recordType)
  const isFact =
    own(coreFacts, field as keyof typeof coreFacts)?.internal === undefined && Object.hasOwn(coreFacts, field)
  if (!type) throw new ConsoleTrouble(`There is no record type ${recordType.slice(0, 60)}.`)
  if (!isFact && !type.fields.some(({ id }) => id === field)) {
    throw new ConsoleTrouble(`Records of ${recordType} have no field ${field.slice(0, 60)}.`)
  }
  return { recordType, field }
}
