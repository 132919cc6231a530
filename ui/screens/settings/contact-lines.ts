import type { ContactFacts } from '../../data/administration-directory.ts'
import { t } from '../../lib/t.ts'

/** How somebody is reached, line by line. */
export const contactLines = (contact: ContactFacts) => [
  { name: t('admin.contact.name'), text: contact.name },
  { name: t('position'), text: contact.position },
  { name: t('admin.contact.organization'), text: contact.organization },
  { name: t('phone'), text: contact.phone, dir: 'ltr' as const },
  { name: t('email'), text: contact.email, dir: 'ltr' as const },
  { name: t('admin.contact.location'), text: contact.location },
  { name: t('admin.contact.hours'), text: contact.hours },
]
