import { inWords, type Texts } from '../texts.ts'

/** Words of ours for record types, which the source has built in and therefore not in its bundle. */
interface Words {
  readonly one: Readonly<Record<string, string>>
  readonly many: Readonly<Record<string, string>>
  readonly plural: string
}

const known: Readonly<Record<string, Words>> = {
  case: {
    one: { en: 'Case', ar: 'حالة', fr: 'Dossier', es: 'Caso' },
    many: { en: 'Cases', ar: 'الحالات', fr: 'Dossiers', es: 'Casos' },
    plural: 'cases',
  },
  incident: {
    one: { en: 'Incident', ar: 'حادث', fr: 'Incident', es: 'Incidente' },
    many: { en: 'Incidents', ar: 'الحوادث', fr: 'Incidents', es: 'Incidentes' },
    plural: 'incidents',
  },
  tracing_request: {
    one: { en: 'Tracing request', ar: 'طلب بحث', fr: 'Demande de recherche', es: 'Solicitud de búsqueda' },
    many: { en: 'Tracing requests', ar: 'طلبات البحث', fr: 'Demandes de recherche', es: 'Solicitudes de búsqueda' },
    plural: 'tracing_requests',
  },
  registry_record: {
    one: { en: 'Registry record', ar: 'قيد سجل', fr: 'Fiche de registre', es: 'Ficha de registro' },
    many: { en: 'Registry records', ar: 'قيود السجل', fr: 'Fiches de registre', es: 'Fichas de registro' },
    plural: 'registry_records',
  },
  family: {
    one: { en: 'Family', ar: 'أسرة', fr: 'Famille', es: 'Familia' },
    many: { en: 'Families', ar: 'الأسر', fr: 'Familles', es: 'Familias' },
    plural: 'families',
  },
}

export const isKnownType = (name: string): boolean => Object.hasOwn(known, name)

/** What a record type is called. */
export function wordsOf(id: string): { readonly one: Texts; readonly many: Texts; readonly plural: string } {
  const words = Object.hasOwn(known, id) ? known[id] : undefined
  return (
    words ?? { one: { en: inWords(id) }, many: { en: `${inWords(id)} records` }, plural: `${id.slice(0, 52)}_records` }
  )
}

const STATUS = { en: 'Status', ar: 'الوضع', fr: 'Statut', es: 'Estado' }
const OPEN = { en: 'Open', ar: 'مفتوحة', fr: 'Ouvert', es: 'Abierto' }
const CLOSED = { en: 'Closed', ar: 'مغلقة', fr: 'Fermé', es: 'Cerrado' }

/** Statuses for a record type whose bundle has none. */
export const plainStatuses = {
  label: STATUS,
  options: [
    ['open', OPEN],
    ['closed', CLOSED],
  ],
} as const
