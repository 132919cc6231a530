import type { Option } from '../../../engine/model.ts'
import type { AgencyFacts } from '../../data/administration-directory.ts'
import { t } from '../../lib/t.ts'
import { KEPT } from './parts/file-control.tsx'
import { type Asked, question, someOf, textAnswers, texts, withTexts } from './parts/questions.ts'

export const NEW_AGENCY: AgencyFacts = {
  ...{ unique_id: '', name: {}, disabled: false, services: [], order: null },
  ...{ telephone: null, contact_name: null, contact_email: null },
}

interface Offered {
  readonly languages: readonly string[]
  readonly services: readonly Option[]
}

const line = (id: string, label: string): Asked => question(id, 'text', label, { settings: { maxLength: 200 } })

export const agencyQuestions = (agency: AgencyFacts, { languages, services }: Offered): readonly Asked[] => [
  ...(agency === NEW_AGENCY
    ? [question('unique_id', 'text', t('admin.id'), { required: true, help: t('admin.id.help') })]
    : []),
  ...texts('name', t('admin.name'), languages, { required: true, settings: { maxLength: 200 } }),
  ...texts('description', t('admin.agencies.description'), languages, { settings: { long: true, maxLength: 2000 } }),
  ...(services.length > 0 ? [someOf('services', t('services'), services)] : []),
  line('contact_name', t('admin.agencies.contact_name')),
  line('contact_phone', t('phone')),
  line('contact_email', t('email')),
  question('order', 'number', t('admin.agencies.order'), {
    help: t('admin.agencies.order.help'),
    settings: { minimum: 0, decimals: 0 },
  }),
  question('logo', 'text', t('admin.logo'), { help: t('admin.logo.help') }),
  question('terms_of_use', 'text', t('admin.agencies.terms'), { help: t('admin.agencies.terms.help') }),
  question('terms_of_use_enabled', 'yes-no', t('admin.agencies.terms.enabled')),
  ...(agency === NEW_AGENCY
    ? []
    : [question('disabled', 'yes-no', t('admin.state.retired'), { help: t('admin.retire.help') })]),
]

export const agencyAnswers = (agency: AgencyFacts): Readonly<Record<string, unknown>> =>
  agency === NEW_AGENCY
    ? {}
    : {
        ...textAnswers('name', agency.name_i18n),
        ...textAnswers('description', agency.description_i18n),
        services: agency.services,
        contact_name: agency.contact_name,
        contact_phone: agency.telephone,
        contact_email: agency.contact_email,
        order: agency.order,
        ...(agency.logo && { logo: KEPT }),
        ...(agency.terms_of_use && { terms_of_use: KEPT, terms_of_use_enabled: agency.terms_of_use_enabled }),
        disabled: agency.disabled,
      }

export function agencyWish(agency: AgencyFacts, changes: Readonly<Record<string, unknown>>) {
  const standing = { name: agency.name_i18n, description: agency.description_i18n }
  const { contact_phone: telephone, ...others } = withTexts(changes, standing)
  return { ...others, ...(telephone !== undefined && { telephone }) }
}
