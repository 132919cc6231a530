import type { ContactFacts } from '../../data/administration-directory.ts'
import { t } from '../../lib/t.ts'
import { contactLines } from './contact-lines.ts'
import { createLanguages } from './parts/create-languages.ts'
import { Facts } from './parts/facts.tsx'
import { OneEntry } from './parts/one-entry.tsx'
import { question, textAnswers, texts, withTexts } from './parts/questions.ts'

const line = (id: string, label: string, help?: string) =>
  question(id, 'text', label, { settings: { maxLength: 300 }, ...(help !== undefined && { help }) })

/** Whom people turn to; stands on the page that everybody can open. */
export const Contact = () => {
  const languages = createLanguages()
  return (
    <OneEntry<ContactFacts>
      title={t('admin.contact')}
      explained={t('admin.contact.explained')}
      path="/contact_information"
      fieldsOf={() => [
        line('name', t('admin.contact.name')),
        line('position', t('position')),
        line('organization', t('admin.contact.organization')),
        line('phone', t('phone')),
        line('email', t('email')),
        line('location', t('admin.contact.location')),
        ...texts('hours', t('admin.contact.hours'), languages(), { settings: { maxLength: 1000 } }),
        ...texts('other_information', t('admin.contact.more'), languages(), {
          settings: { long: true, maxLength: 5000 },
        }),
        line('documentation', t('admin.contact.documentation'), t('admin.link.help')),
        line('support_forum', t('admin.contact.support_forum'), t('admin.link.help')),
      ]}
      answersOf={({
        hours: _,
        other_information: __,
        hours_i18n: hours,
        other_information_i18n: other,
        ...contact
      }) => ({
        ...contact,
        ...textAnswers('hours', hours),
        ...textAnswers('other_information', other),
      })}
      wishOf={(changes, contact) =>
        withTexts(changes, { hours: contact.hours_i18n, other_information: contact.other_information_i18n })
      }
    >
      {(contact) => (
        <section class="sheet admin-sheet">
          <Facts
            lines={[
              ...contactLines(contact),
              { name: t('admin.contact.more'), text: contact.other_information },
              { name: t('admin.contact.documentation'), text: contact.documentation, dir: 'ltr' },
              { name: t('admin.contact.support_forum'), text: contact.support_forum, dir: 'ltr' },
            ]}
          />
        </section>
      )}
    </OneEntry>
  )
}
