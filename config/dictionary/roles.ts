import { own } from '../../engine/lib/own.ts'
import { type Html, html, table } from './html.ts'
import type { Writing } from './page.ts'

/** What each role reaches and may do, and by record type which forms it reads and writes. */
export function roleTables({ model, say, terms }: Writing): Html {
  const roles = Object.values(model.roles)
  const programmeNames = new Map(model.instance.programmes.map(({ id, name }) => [id, say(name)]))
  const types = Object.values(model.recordTypes)
  return html`${table(
    [terms.roles, terms.id, terms.programmes, terms.reach, ...types.map(({ labelPlural }) => say(labelPlural)), ''],
    roles.map((role) => [
      say(role.label),
      html`<code>${role.id}</code>`,
      role.programmes.map((id) => programmeNames.get(id) ?? id).join(', '),
      role.reach,
      ...types.map(({ id }) => (own(role.actions, id) ?? []).join(', ')),
      [
        role.manages.join(', '),
        ...(role.people ? [`→ ${role.people.width}: ${role.people.roles.join(', ')}`] : []),
      ].join(' '),
    ]),
  )}${types.map((type) => {
    const among = roles.filter(({ forms }) => Object.keys(own(forms, type.id) ?? {}).length > 0)
    return html`<h3>${say(type.labelPlural)}</h3>${table(
      [terms.forms, ...among.map(({ label }) => say(label))],
      type.forms.map((form) => [
        say(form.label),
        ...among.map(({ forms }) => {
          const access = own(own(forms, type.id) ?? {}, form.id)
          return access === undefined ? '' : access === 'rw' ? terms.write : terms.read
        }),
      ]),
    )}`
  })}`
}
