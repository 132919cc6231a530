import { own } from '../../../engine/lib/own.ts'
import type { Agency, Model } from '../../../engine/model.ts'
import { idPattern } from '../../schema/parts.ts'
import {
  defineDirectoryKind,
  emailIssues,
  idIssues,
  maybeTextIssues,
  phoneIssues,
  textIssues,
} from '../directory-kind.ts'

export const agency = defineDirectoryKind<Agency>({
  kind: 'agency',
  entries: ({ agencies }) => new Map(Object.entries(agencies)),
  laid: ({ agencies }, changed) => ({ model: { agencies: { ...agencies, ...Object.fromEntries(changed) } } }),
  issues: (model, { id, name, description, services = [], contact = {} }) => [
    ...idIssues('unique_id', id, idPattern),
    ...textIssues(model, 'name', name),
    ...maybeTextIssues(model, 'description', description),
    ...(services.every((service) => servicesOf(model).has(service))
      ? []
      : [{ path: 'services', code: 'choice.unknown' }]),
    ...emailIssues('contact.email', contact.email),
    ...phoneIssues('contact.phone', contact.phone),
  ],
})

const servicesOf = ({ lookups, instance }: Model): ReadonlySet<string> =>
  new Set(own(lookups, instance.services ?? '')?.options.map(({ id }) => id))
