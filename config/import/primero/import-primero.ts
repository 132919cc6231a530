import { FileCollector } from '../files.ts'
import { Ids } from '../ids.ts'
import type { Imported } from '../imported-folder.ts'
import { Item, isObject, placesIn } from '../item.ts'
import { Ledger } from '../ledger.ts'
import { reportOf } from '../report.ts'
import { isLocale, TextReader } from '../texts.ts'
import { importAgencies } from './agencies.ts'
import { importForm } from './forms.ts'
import { groupLookups, settleGroupLookups } from './groups.ts'
import type { Importing } from './importing.ts'
import { importInstance, importPeople } from './instance.ts'
import { leaveOutRest } from './left-out.ts'
import { importAlerts, importApprovals } from './life.ts'
import { importList } from './lists.ts'
import { importLocations } from './locations.ts'
import { LookupBook } from './lookups.ts'
import { leaveOutOrphans } from './orphans.ts'
import type { PlannedForm, PlannedType } from './plan.ts'
import { plannedTypes } from './planning.ts'
import { importProgrammes, type Programmes } from './programmes.ts'
import { importRecordType } from './record-type-json.ts'
import { registerOf } from './registers.ts'
import { importRole, planRoles, type WrittenForms } from './roles.ts'
import { withoutSecondForms } from './second-forms.ts'
import { wellShaped } from './shape.ts'
import { importUserGroups } from './user-groups.ts'

/** A bundle of the source system, and what its format cannot hold, as a configuration folder with a report. */
export function importPrimero(bundle: unknown, extra?: unknown): Imported {
  const document = { bundle: wrapped(bundle), ...(extra !== undefined && { extra }) }
  const ledger = new Ledger(placesIn(document))
  const root = new Item(withoutSecondForms(wellShaped(document, ledger), ledger), '', ledger)
  const settings = root.get('extra').get('SystemSettings').list()[0]
  const said = settings?.get('default_locale').text ?? ''
  const texts = new TextReader(isLocale(said) ? said : 'en')
  const data = root.get('bundle').get('data')
  for (const kind of ['FormSection', 'Lookup']) texts.scan(data.get(kind))
  const importing: Importing = {
    ledger,
    ids: new Ids(),
    texts,
    files: new FileCollector(),
    data,
    extra: root.get('extra'),
  }

  const levels = importLocations(importing)
  const programmes = importProgrammes(importing)
  const agencies = importAgencies(importing)
  const userGroups = importUserGroups(importing)
  const roles = registerOf(planRoles(importing))
  const groupNames = groupLookups(data, programmes.ids.keys())
  const lookups = new LookupBook(importing, groupNames)
  const registers = { agencies, userGroups, roles, programmes, reportingLevel: reportingLevel(settings, levels.length) }

  const types = plannedTypes({ importing, lookups, registers, programmes })
  const forms = writeTypes(types, programmes, importing, (type, beside) =>
    importList(type, beside, programmes, importing),
  )
  const nested = new Set(
    data
      .get('FormSection')
      .list()
      .flatMap((form) => (form.get('is_nested').value === true ? [form.get('unique_id').text] : [])),
  )
  const approvals = importApprovals({ importing, settings, forms })
  importAlerts({ importing, settings, forms })
  for (const item of data.get('Role').list())
    importRole(item, { importing, types, forms, programmes, nested, approvals })
  importPeople(
    roles.options,
    agencies.options.map(([, id]) => id),
    userGroups.options.map(([, id]) => id),
    importing,
  )
  importInstance(root.get('bundle'), programmes, levels, importing)
  settleGroupLookups(groupNames, lookups.has, importing)
  lookups.write()
  leaveOutOrphans(importing)
  leaveOutRest(root.get('bundle'), root.get('extra'), importing)

  const source = {
    kind: 'primero' as const,
    name: root.get('bundle').get('name').text,
    version: root.get('bundle').get('version').text,
  }
  return { files: importing.files.files, report: reportOf(ledger, importing.ids, source) }
}

/** A bundle as it is exported, or only its data. */
const wrapped = (bundle: unknown): unknown =>
  isObject(bundle) && !isObject(bundle['data']) && Array.isArray(bundle['FormSection']) ? { data: bundle } : bundle

function reportingLevel(settings: Item | undefined, levels: number): number | undefined {
  const config = settings?.get('reporting_location_config')
  const level = config?.get('admin_level')
  if (level?.number === undefined || level.number >= levels) return undefined
  level.converted('fields', 'fields with the reporting location take places of this level')
  return level.number
}

type WriteList = (type: PlannedType, beside: ReturnType<typeof importRecordType>) => void

/** Writes every record type with its fields, forms and list; gives the forms that were written. */
function writeTypes(
  types: readonly PlannedType[],
  programmes: Programmes,
  importing: Importing,
  writeList: WriteList,
): WrittenForms {
  const written = new Map<string, { type: PlannedType; id: string; programmes: readonly string[] }>()
  for (const type of types) {
    const groups = new Set<string>()
    const links = linksTo(type, types)
    const host = type.forms.find((form) => form.hidden === undefined && form.places.length > 0)
    for (const form of type.forms) {
      importForm(form, type, form === host ? links : [], importing)
      if (!importing.files.files.has(`forms/${type.id}/${form.id}.json`)) continue
      written.set(form.name, { type, id: form.id, programmes: form.programmes })
      groups.add(form.group)
    }
    writeList(type, importRecordType(type, groups, importing, programmes))
  }
  return written
}

/** Fields of this type that panels of others look for: what links its records to theirs. */
const linksTo = (type: PlannedType, types: readonly PlannedType[]): PlannedForm['links'] =>
  types.flatMap((other) =>
    other.forms.flatMap(({ panels }) =>
      panels.flatMap((panel) => {
        const { recordType, field } = panel as { readonly recordType?: string; readonly field?: string }
        return recordType === type.id && field !== undefined && !type.fields.has(field)
          ? [{ id: field, recordType: other.id }]
          : []
      }),
    ),
  )
