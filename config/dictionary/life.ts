import { ENTRIES, entriesField } from '../../engine/life/entry-rows.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import type { RecordType } from '../../engine/model.ts'
import { condition } from './forms.ts'
import { type Html, html, table } from './html.ts'
import type { Writing } from './page.ts'

/** What becomes of the records of a type: stages, tasks, approvals, alerts and actions, each with what decides about it. */
export function lifeSections(writing: Writing, type: RecordType): Html {
  const { lifecycle } = type
  if (!lifecycle) return html``
  const { terms, say, model } = writing
  const { workflows, tasks, approvals, alerts } = lifecycle
  const actions = lifecycle.actions.filter(({ approval }) => approval === undefined)
  const transitions = lifecycle.transitions ?? []
  const subformOf = (rows: string | undefined) =>
    rows === ENTRIES ? entriesField(model) : type.fields.find(({ id }) => id === rows)
  const words = (logic: Logic | undefined, rows?: string) =>
    logic === undefined ? '' : condition(writing, logic, { model, type, subform: subformOf(rows) })
  const programmesOf = (ids: readonly string[]) =>
    ids.length < type.programmes.length
      ? model.instance.programmes.flatMap(({ id, name }) => (ids.includes(id) ? [say(name)] : [])).join(', ')
      : ''
  const formNamed = (id: string | undefined) => say(type.forms.find((form) => form.id === id)?.label)
  const fieldNamed = (id: string, rows?: string) => {
    const fields = rows === undefined ? type.fields : subformOf(rows)?.rows?.fields
    return say(fields?.find((field) => field.id === id)?.label) || id
  }
  const code = (id: string) => html`<code>${id}</code>`
  const section = (title: string, entries: readonly unknown[], body: () => Html) =>
    entries.length === 0 ? '' : html`<h3>${say(type.label)}: ${title}</h3>${body()}`

  return html`${workflows.map((workflow) => {
    const entered = new Map(
      workflow.entries.flatMap((entry) =>
        'when' in entry ? [[entry.stage, entry.when] as const] : entry.stages.map((id) => [id, entry.value] as const),
      ),
    )
    return html`<h3>${say(workflow.label)} <code>${workflow.id}</code></h3><p class="about">${programmesOf(workflow.programmes)}</p>${table(
      [terms.stages, terms.id, terms.entered],
      workflow.stages.map(({ id, label }) => [say(label), code(id), words(entered.get(id))]),
    )}`
  })}${section(terms.tasks, tasks, () =>
    table(
      [terms.tasks, terms.id, terms.programmes, terms.due, terms.condition, terms.done, terms.doneOn],
      tasks.map(({ id, label, programmes, due, when, done, rows, completedBy }) => [
        say(label),
        code(id),
        programmesOf(programmes),
        words(due, rows),
        words(when, rows),
        words(done, rows),
        html`${formNamed(completedBy.form)}: ${fieldNamed(completedBy.field, rows)}`,
      ]),
    ),
  )}${section(terms.approvals, approvals, () =>
    table(
      [terms.approvals, terms.id, terms.programmes, terms.forms, terms.condition],
      approvals.map(({ id, label, programmes, form }) => [
        say(label),
        code(id),
        programmesOf(programmes),
        formNamed(form),
        (
          lifecycle.actions.find(({ approval }) => approval?.kind === id && approval.step === 'request')?.conditions ??
          []
        )
          .filter(({ message }) => Object.keys(message).length > 0)
          .map(({ message, holds }) => html`${say(message)} <span class="help">${words(holds)}</span>`),
      ]),
    ),
  )}${section(terms.transitions, transitions, () =>
    table(
      [terms.transitions, terms.id, terms.programmes, terms.received, terms.sharedAs, terms.consent],
      transitions.map(({ id, label, programmes, recipient, gives, consent }) => [
        say(label),
        code(id),
        programmesOf(programmes),
        recipient === 'owner' ? '' : code(recipient.receives),
        (gives?.roles ?? []).map((role) => say(model.roles[role]?.label)).join(', '),
        consent.map(({ message, given, programmes: its }) => {
          const where = programmesOf(its)
          return html`<p>${where && `${where}: `}${words(given)} <span class="help">${say(message)}</span></p>`
        }),
      ]),
    ),
  )}${section(terms.alerts, alerts, () =>
    table(
      [terms.alerts, terms.id, terms.programmes, terms.forms, terms.condition],
      alerts.map(({ id, label, programmes, form, when, duplicateOf }) => [
        say(label),
        code(id),
        programmesOf(programmes),
        formNamed(form),
        duplicateOf === undefined ? words(when) : html`${terms.duplicate}: ${fieldNamed(duplicateOf)}`,
      ]),
    ),
  )}${section(terms.actions, actions, () =>
    table(
      [terms.actions, terms.id, terms.programmes, terms.shown, terms.condition, terms.byItself],
      actions.map(({ id, label, programmes, offered, conditions, trigger }) => [
        say(label),
        code(id),
        programmesOf(programmes),
        words(offered),
        conditions.map(({ message, holds }) => html`${say(message)} <span class="help">${words(holds)}</span>`),
        words(trigger),
      ]),
    ),
  )}`
}

/** The groups of numbers, with the roles whose home page shows them. */
export const dashboardTables = ({ model, say, terms }: Writing): Html =>
  html`${(model.dashboards ?? []).map((dashboard) => {
    const seenBy = Object.values(model.roles).filter(({ dashboards }) => dashboards?.includes(dashboard.id))
    return html`<h3>${say(dashboard.label)} <code>${dashboard.id}</code></h3><p class="about">${seenBy.map(({ label }) => say(label)).join(', ')}</p>${table(
      [terms.numbers, terms.id, terms.counted, terms.details],
      dashboard.indicators.map(({ id, label, help, from, by }) => [
        say(label),
        html`<code>${id}</code>`,
        html`<code>${from}</code>${by ? html` (${by.join(', ')})` : ''}`,
        say(help),
      ]),
    )}`
  })}`
