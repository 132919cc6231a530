import type { Contact } from '../../../engine/model.ts'
import { defineDirectoryKind, emailIssues, linkIssues, maybeTextIssues, ONLY, phoneIssues } from '../directory-kind.ts'

/** Whom people turn to. */
export const contact = defineDirectoryKind<Contact>({
  kind: 'contact',
  entries: ({ instance }) => new Map(instance.contact ? [[ONLY, instance.contact]] : []),
  laid: (_, changed) => {
    const contact = changed.get(ONLY)
    return contact ? { instance: { contact } } : {}
  },
  issues: (model, { hours, other, email, phone, forum, documentation }) => [
    ...maybeTextIssues(model, 'hours', hours),
    ...maybeTextIssues(model, 'other', other),
    ...emailIssues('email', email),
    ...phoneIssues('phone', phone),
    ...linkIssues('forum', forum),
    ...linkIssues('documentation', documentation),
  ],
})
