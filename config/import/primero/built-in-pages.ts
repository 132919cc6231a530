import { own } from '../../../engine/lib/own.ts'
import type { Importing } from './importing.ts'

/** A page that the source builds in, and what of Formwork shows the same. */
interface BuiltIn {
  readonly panels: readonly Readonly<Record<string, string>>[]
  /** A field that the page needs, and the record type that has it. */
  readonly link?: { readonly on: 'itself' | 'other'; readonly id: string; readonly recordType: string }
}

const LINKED = {
  incident_from_case: { type: 'incident', field: 'incident_case_id' },
} as const

/** Pages with a counterpart. The others show approvals, transitions and the like, which no panel shows yet. */
export function builtInPage(name: string, type: string, types: ReadonlySet<string>): BuiltIn | undefined {
  if (name === 'change_logs') return { panels: [{ panel: 'history' }] }
  if (name === 'incident_from_case' && types.has(LINKED[name].type)) {
    const { type: recordType, field } = LINKED[name]
    return { panels: [{ panel: 'linked', recordType, field }], link: { on: 'other', id: field, recordType: type } }
  }
  const links: Readonly<Record<string, readonly [id: string, recordType: string]>> = {
    registry_from_case: ['registry_record_id', 'registry_record'],
    family_from_case: ['family_id', 'family'],
  }
  const [id, recordType] = own(links, name) ?? []
  if (id === undefined || recordType === undefined || !types.has(recordType)) return undefined
  return { panels: [], link: { on: 'itself', id, recordType } }
}

const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: { en: 'Case', ar: 'الحالة', fr: 'Dossier', es: 'Caso' },
  registry_record: { en: 'Registry record', ar: 'قيد السجل', fr: 'Fiche du registre', es: 'Ficha del registro' },
  family: { en: 'Family', ar: 'الأسرة', fr: 'Famille', es: 'Familia' },
}

/** The field that links one record to another. */
export function linkField(id: string, recordType: string, { texts }: Importing): Readonly<Record<string, unknown>> {
  return { id, type: 'link', label: texts.written(texts.own(LABELS[recordType] ?? { en: recordType })), recordType }
}
